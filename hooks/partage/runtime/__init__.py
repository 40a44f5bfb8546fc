"""Processes and disk: the pool of workers, the authenticated cache, folders that no link leads out of, Git, the lock.

Everything here touches the system and knows nothing of sheets. Imports `text`, to say in French what the system
refuses.
"""
