"""The mails about a case: what each of them holds, and how it reads in four languages."""
