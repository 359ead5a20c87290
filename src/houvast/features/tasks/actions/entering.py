"""The gate of tasks, for who comes in from outside the feature."""

from houvast.features.tasks.permissions import enter_task as enter_task
from houvast.features.tasks.permissions import enter_task_to_answer as enter_task_to_answer
from houvast.features.tasks.permissions import enter_task_to_manage as enter_task_to_manage
from houvast.features.tasks.permissions import has_tasks as has_tasks
from houvast.features.tasks.permissions import is_addressed as is_addressed
from houvast.features.tasks.permissions import may_look as may_look
