#ifndef MUSTER_FAULT_DISK_H
#define MUSTER_FAULT_DISK_H

/*
 A disk that fails on demand, for tests: a library that LD_PRELOAD puts between a process and the C library, so that the
 real executables and the system's own SQLite are tested as they are. It touches the databases below one folder only, and
 neither their -shm files (shared memory, not disk) nor lock files.

 Why not libfiu or an SQLite VFS: both sit above the system calls, where `eatmydata`, which makes fsync do nothing, cannot
 be seen. Here it can: preloaded before this library it swallows each fsync, a power loss then loses what was
 acknowledged, and the tests' oracle must say so. That control proves that the oracle can see a loss at all.

 MUSTER_FAULT_FOLDER   the folder; without it nothing is changed
 MUSTER_FAULT_MODE     `power`: what is written lies in memory and reaches the file only when that file is synced, so that
                       kill -9 is a power loss. An orderly exit writes everything, as the system goes on running then
 MUSTER_FAULT_TEAR     a seed; in power mode some sectors of 512 bytes reach the file early, in no order: torn writes
 MUSTER_FAULT_KILL_AT  `write:17`, `sync:3`, `synced:3`, `read:9`, `truncate:1`, `unlink:1`: kill -9 at the so-manieth such
                       call; `write` and `sync` before it has its effect, `synced` after it
 MUSTER_FAULT_CONTROL  a file of 4096 bytes that is mapped: the test writes what shall happen at its start, and finds the
                       counts below there

 In power mode directory entries are durable at once: a file that was made or removed stays so.
 */

/* What the control file holds from byte 64 on. */
struct muster_fault_counts {
    unsigned long writes;
    unsigned long syncs;
    unsigned long reads;
    /* Calls that were made to fail. */
    unsigned long failed;
};

/*
 The words at the start of the control file, ended by a zero: `enospc`, `eio-write`, `eio-read`, `fsync-once` (it becomes
 `done` when it has happened), `free N` (so many bytes are free, as statvfs says), `clock N` (the wall clock is N seconds
 off), or anything else for no fault.
 */

#endif
