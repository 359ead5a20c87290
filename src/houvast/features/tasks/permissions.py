"""Who may see a task, answer it, and look after it."""

from uuid import UUID

from houvast.features.tasks.contracts import TaskFacts
from houvast.features.tasks.queries import NoSuchTask, task_by_id
from houvast.foundation.accounts.contracts import Permission, Role
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed, may, role_allows, works_for


def is_addressed(account: Account, task: TaskFacts) -> bool:
    """Whether the task is for this person: for the account itself, or for its role where it works for whom it is."""
    if not account.is_active:
        return False
    in_role = bool(task.role) and task.role == account.role
    return task.account == account.pk or (in_role and (not task.organisation or works_for(account, task.organisation)))


def may_manage(account: Account, task: TaskFacts) -> bool:
    """Whether this person reminds, makes links, withdraws, and writes down what others answered."""
    if task.case:
        return may(account, Permission.DECIDE, task.organisation)
    if is_of_customers(task):
        return may(account, Permission.RECORD_INSTRUCTION, task.organisation)
    return role_allows(account, Permission.MANAGE_SYSTEMS)


def is_of_customers(task: TaskFacts) -> bool:
    """Whether a task outside a case is about what an organisation tells its customers, and not about a system."""
    return not task.case and not task.system and bool(task.organisation)


def may_answer(account: Account, task: TaskFacts) -> bool:
    """Whether this person may answer the task."""
    return is_addressed(account, task) or may_manage(account, task)


def may_look(account: Account, task: TaskFacts) -> bool:
    """Whether this person may see whom to look for, and what was answered."""
    in_case = bool(task.case) and may(account, Permission.VIEW_LOCATED, task.organisation)
    return may_answer(account, task) or in_case


def enter_task(account: Account, task: UUID) -> TaskFacts:
    """Return a task that the account may look at; one that it may not is not told apart from one that is not there.

    :raises NoSuchTask: there is none that it may know of.
    """
    found = task_by_id(task)
    if not may_look(account, found):
        raise NoSuchTask("There is no such task: choose one from the list of tasks.")
    return found


def enter_task_to_answer(account: Account, task: UUID) -> TaskFacts:
    """Return a task that the account may answer.

    :raises NoSuchTask: there is none that it may know of.
    :raises NotAllowed: it may only look.
    """
    found = enter_task(account, task)
    if not may_answer(account, found):
        raise NotAllowed("This task is for somebody else to answer.")
    return found


def enter_task_to_manage(account: Account, task: UUID) -> TaskFacts:
    """Return a task that the account looks after.

    :raises NoSuchTask: there is none that it may know of.
    :raises NotAllowed: it does not.
    """
    found = enter_task(account, task)
    if not may_manage(account, found):
        raise NotAllowed("A team lead or the privacy officer looks after this task.")
    return found


def has_tasks(account: Account) -> bool:
    """Whether tasks can be for this person, to show the way to them; a principal's contact gets none."""
    return account.is_active and account.role != Role.PRINCIPAL_CONTACT
