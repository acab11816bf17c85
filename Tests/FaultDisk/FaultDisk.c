#define _GNU_SOURCE
#include "FaultDisk.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/* System calls are made directly: the C library's functions are the ones that are replaced. */

enum { maximum_descriptors = 65536, maximum_files = 256, sector = 512, control_size = 4096 };

/* A database file in power mode: what the process sees, and what is on the disk. */
struct file {
    char path[512];
    int seen;
    int durable;
    off_t dirty_from, dirty_to;
    int is_resized;
    int is_gone;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct file files[maximum_files];
static int file_count;
/* 0: not ours; -1: ours without power mode; n: files[n - 1]. */
static short tracked[maximum_descriptors];

static const char *folder;
static int is_power;
static unsigned long long tear;
static char kill_point[16];
static unsigned long kill_number;
static char no_control[control_size];
static char *control = no_control;
static _Atomic int is_ready;

static void prepare(void) {
    if (atomic_load(&is_ready)) return;
    pthread_mutex_lock(&lock);
    if (!atomic_load(&is_ready)) {
        folder = getenv("MUSTER_FAULT_FOLDER");
        const char *mode = getenv("MUSTER_FAULT_MODE");
        is_power = mode && !strcmp(mode, "power");
        const char *seed = getenv("MUSTER_FAULT_TEAR");
        tear = seed ? strtoull(seed, NULL, 10) : 0;
        const char *point = getenv("MUSTER_FAULT_KILL_AT");
        if (point) sscanf(point, "%15[a-z]:%lu", kill_point, &kill_number);
        const char *path = getenv("MUSTER_FAULT_CONTROL");
        if (path) {
            int descriptor = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC, 0);
            if (descriptor >= 0) {
                void *page = mmap(NULL, control_size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
                if (page != MAP_FAILED) control = page;
                syscall(SYS_close, descriptor);
            }
        }
        atomic_store(&is_ready, 1);
    }
    pthread_mutex_unlock(&lock);
}

static struct muster_fault_counts *counts(void) { return (struct muster_fault_counts *)(control + 64); }

static int ordered(const char *word) { return !strcmp(control, word); }

static int fails(int with) {
    __atomic_fetch_add(&counts()->failed, 1, __ATOMIC_RELAXED);
    errno = with;
    return -1;
}

static void pass(const char *point) {
    static _Atomic unsigned long reached;
    if (kill_number == 0 || strcmp(point, kill_point)) return;
    if (atomic_fetch_add(&reached, 1) + 1 == kill_number) {
        syscall(SYS_kill, (int)syscall(SYS_getpid), SIGKILL);
        pause();
    }
}

static int is_ours(const char *path) {
    prepare();
    if (!folder || !path || strncmp(path, folder, strlen(folder))) return 0;
    size_t length = strlen(path);
    return strstr(path, ".sqlite") && !(length > 4 && !strcmp(path + length - 4, "-shm"));
}

static int kind(int descriptor) {
    return descriptor >= 0 && descriptor < maximum_descriptors ? tracked[descriptor] : 0;
}

static struct file *file_of(int descriptor) {
    int number = kind(descriptor);
    return number > 0 ? &files[number - 1] : NULL;
}

static struct file *file_at(const char *path) {
    for (int index = 0; index < file_count; index++)
        if (!files[index].is_gone && !strcmp(files[index].path, path)) return &files[index];
    return NULL;
}

/* Copies a part of what the process sees to the disk; the caller holds the lock. */
static void keep(struct file *file, off_t from, off_t to) {
    static char buffer[1 << 16];
    while (from < to) {
        size_t wanted = to - from < (off_t)sizeof buffer ? (size_t)(to - from) : sizeof buffer;
        long count = syscall(SYS_pread64, file->seen, buffer, wanted, from);
        if (count <= 0) return;
        syscall(SYS_pwrite64, file->durable, buffer, (size_t)count, from);
        from += count;
    }
}

static void make_durable(struct file *file) {
    if (file->is_gone) return;
    if (file->is_resized) {
        struct stat status;
        if (!syscall(SYS_fstat, file->seen, &status)) syscall(SYS_ftruncate, file->durable, status.st_size);
    }
    keep(file, file->dirty_from, file->dirty_to);
    file->dirty_from = file->dirty_to = 0;
    file->is_resized = 0;
}

static unsigned long long drawn(void) {
    tear += 0x9E3779B97F4A7C15ull;
    unsigned long long mixed = tear;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ull;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBull;
    return mixed ^ (mixed >> 31);
}

static void written(int descriptor, off_t from, long count) {
    struct file *file = file_of(descriptor);
    if (!file || count <= 0) return;
    pthread_mutex_lock(&lock);
    off_t to = from + count;
    int is_clean = file->dirty_from == file->dirty_to;
    if (is_clean || from < file->dirty_from) file->dirty_from = from;
    if (is_clean || to > file->dirty_to) file->dirty_to = to;
    if (tear) {
        for (off_t place = from - from % sector; place < to; place += sector)
            if (drawn() % 3 == 0) keep(file, place > from ? place : from, place + sector < to ? place + sector : to);
    }
    pthread_mutex_unlock(&lock);
}

/* Opens what the process sees of a file; the caller holds the lock. */
static int open_seen(const char *path, int flags, mode_t mode) {
    int first = (int)syscall(SYS_openat, AT_FDCWD, path, (flags & ~(O_ACCMODE | O_TRUNC)) | O_RDWR | O_CLOEXEC, mode);
    if (first < 0) return -1;
    struct file *file = file_at(path);
    if (!file && file_count < maximum_files && strlen(path) < sizeof file->path) {
        int seen = (int)syscall(SYS_memfd_create, "seen", MFD_CLOEXEC);
        file = &files[file_count++];
        memset(file, 0, sizeof *file);
        strcpy(file->path, path);
        file->seen = (int)syscall(SYS_fcntl, seen, F_DUPFD_CLOEXEC, 400);
        file->durable = (int)syscall(SYS_fcntl, first, F_DUPFD_CLOEXEC, 400);
        syscall(SYS_close, seen);
        char buffer[4096];
        off_t place = 0;
        long count;
        while ((count = syscall(SYS_pread64, file->durable, buffer, sizeof buffer, place)) > 0) {
            syscall(SYS_pwrite64, file->seen, buffer, (size_t)count, place);
            place += count;
        }
    }
    syscall(SYS_close, first);
    if (!file) {
        errno = ENFILE;
        return -1;
    }
    char name[64];
    snprintf(name, sizeof name, "/proc/self/fd/%d", file->seen);
    int descriptor = (int)syscall(SYS_openat, AT_FDCWD, name, flags & (O_ACCMODE | O_CLOEXEC | O_TRUNC | O_APPEND), 0);
    if (descriptor >= 0 && flags & O_TRUNC) file->is_resized = 1;
    if (descriptor >= 0 && descriptor < maximum_descriptors) tracked[descriptor] = (short)(file - files + 1);
    return descriptor;
}

static int open_file(int directory, const char *path, int flags, mode_t mode) {
    if (!is_ours(path) || flags & O_DIRECTORY) return (int)syscall(SYS_openat, directory, path, flags, mode);
    if (is_power) {
        pthread_mutex_lock(&lock);
        int descriptor = open_seen(path, flags, mode);
        pthread_mutex_unlock(&lock);
        return descriptor;
    }
    int descriptor = (int)syscall(SYS_openat, directory, path, flags, mode);
    if (descriptor >= 0 && descriptor < maximum_descriptors) tracked[descriptor] = -1;
    return descriptor;
}

#define OPEN_MODE(flags, mode)                                                                                         \
    mode_t mode = 0;                                                                                                   \
    if ((flags) & (O_CREAT | __O_TMPFILE)) {                                                                           \
        va_list list;                                                                                                  \
        va_start(list, flags);                                                                                         \
        mode = va_arg(list, mode_t);                                                                                   \
        va_end(list);                                                                                                  \
    }

int open(const char *path, int flags, ...) {
    OPEN_MODE(flags, mode)
    return open_file(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    OPEN_MODE(flags, mode)
    return open_file(AT_FDCWD, path, flags, mode);
}

int openat(int directory, const char *path, int flags, ...) {
    OPEN_MODE(flags, mode)
    return open_file(directory, path, flags, mode);
}

int openat64(int directory, const char *path, int flags, ...) {
    OPEN_MODE(flags, mode)
    return open_file(directory, path, flags, mode);
}

int close(int descriptor) {
    if (kind(descriptor)) tracked[descriptor] = 0;
    return (int)syscall(SYS_close, descriptor);
}

static int may_write(int descriptor) {
    if (!kind(descriptor)) return 1;
    __atomic_fetch_add(&counts()->writes, 1, __ATOMIC_RELAXED);
    pass("write");
    if (ordered("enospc")) return fails(ENOSPC) + 1;
    if (ordered("eio-write")) return fails(EIO) + 1;
    return 1;
}

static int may_read(int descriptor) {
    if (!kind(descriptor)) return 1;
    __atomic_fetch_add(&counts()->reads, 1, __ATOMIC_RELAXED);
    pass("read");
    return ordered("eio-read") ? fails(EIO) + 1 : 1;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
    if (!may_write(descriptor)) return -1;
    off_t from = kind(descriptor) > 0 ? (off_t)syscall(SYS_lseek, descriptor, 0, SEEK_CUR) : 0;
    long result = syscall(SYS_write, descriptor, bytes, count);
    written(descriptor, from, result);
    return result;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t from) {
    if (!may_write(descriptor)) return -1;
    long result = syscall(SYS_pwrite64, descriptor, bytes, count, from);
    written(descriptor, from, result);
    return result;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t from) {
    return pwrite(descriptor, bytes, count, from);
}

ssize_t read(int descriptor, void *bytes, size_t count) {
    return may_read(descriptor) ? syscall(SYS_read, descriptor, bytes, count) : -1;
}

ssize_t pread(int descriptor, void *bytes, size_t count, off_t from) {
    return may_read(descriptor) ? syscall(SYS_pread64, descriptor, bytes, count, from) : -1;
}

ssize_t pread64(int descriptor, void *bytes, size_t count, off64_t from) {
    return pread(descriptor, bytes, count, from);
}

int ftruncate(int descriptor, off_t size) {
    if (kind(descriptor)) pass("truncate");
    int result = (int)syscall(SYS_ftruncate, descriptor, size);
    struct file *file = file_of(descriptor);
    if (!result && file) {
        pthread_mutex_lock(&lock);
        file->is_resized = 1;
        pthread_mutex_unlock(&lock);
    }
    return result;
}

int ftruncate64(int descriptor, off64_t size) { return ftruncate(descriptor, size); }

static int sync_file(int descriptor, long call) {
    if (!kind(descriptor)) return (int)syscall(call, descriptor);
    __atomic_fetch_add(&counts()->syncs, 1, __ATOMIC_RELAXED);
    pass("sync");
    struct file *file = file_of(descriptor);
    if (ordered("fsync-once")) {
        strcpy(control, "done");
        if (file) {
            /* As Linux does it: what could not be written counts as clean, and no later sync brings it to the disk. */
            pthread_mutex_lock(&lock);
            file->dirty_from = file->dirty_to = 0;
            pthread_mutex_unlock(&lock);
        }
        return fails(EIO);
    }
    int result = 0;
    if (file) {
        pthread_mutex_lock(&lock);
        make_durable(file);
        pthread_mutex_unlock(&lock);
    } else {
        result = (int)syscall(call, descriptor);
    }
    pass("synced");
    return result;
}

int fsync(int descriptor) { return sync_file(descriptor, SYS_fsync); }
int fdatasync(int descriptor) { return sync_file(descriptor, SYS_fdatasync); }

static void forget(const char *path) {
    pthread_mutex_lock(&lock);
    struct file *file = file_at(path);
    if (file) file->is_gone = 1;
    pthread_mutex_unlock(&lock);
}

int unlink(const char *path) {
    if (is_ours(path)) {
        pass("unlink");
        forget(path);
    }
    return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int unlinkat(int directory, const char *path, int flags) {
    if (is_ours(path)) {
        pass("unlink");
        forget(path);
    }
    return (int)syscall(SYS_unlinkat, directory, path, flags);
}

int rename(const char *from, const char *to) {
    if (is_ours(to)) forget(to);
    if (is_ours(from) && strlen(to) < sizeof files[0].path) {
        pthread_mutex_lock(&lock);
        struct file *file = file_at(from);
        if (file) strcpy(file->path, to);
        pthread_mutex_unlock(&lock);
    }
    return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

static int status_at(const char *path, struct stat *status, int flags) {
    if (is_ours(path) && is_power) {
        pthread_mutex_lock(&lock);
        struct file *file = file_at(path);
        int seen = file ? file->seen : -1;
        pthread_mutex_unlock(&lock);
        if (seen >= 0) return fstat(seen, status);
    }
    return (int)syscall(SYS_newfstatat, AT_FDCWD, path, status, flags);
}

int stat(const char *path, struct stat *status) { return status_at(path, status, 0); }
int lstat(const char *path, struct stat *status) { return status_at(path, status, AT_SYMLINK_NOFOLLOW); }
int stat64(const char *path, struct stat64 *status) { return status_at(path, (struct stat *)status, 0); }
int lstat64(const char *path, struct stat64 *status) {
    return status_at(path, (struct stat *)status, AT_SYMLINK_NOFOLLOW);
}

int fstat(int descriptor, struct stat *status) {
    int result = (int)syscall(SYS_fstat, descriptor, status);
    /* A file in memory has no name, which SQLite takes for a deleted one. */
    if (!result && status->st_nlink == 0) status->st_nlink = 1;
    return result;
}

int fstat64(int descriptor, struct stat64 *status) { return fstat(descriptor, (struct stat *)status); }

int statvfs(const char *path, struct statvfs *status) {
    prepare();
    int (*original)(const char *, struct statvfs *) = dlsym(RTLD_NEXT, "statvfs");
    int result = original(path, status);
    unsigned long bytes;
    if (!result && folder && !strncmp(path, folder, strlen(folder)) && sscanf(control, "free %lu", &bytes) == 1)
        status->f_bavail = bytes / status->f_frsize;
    return result;
}

int statvfs64(const char *path, struct statvfs64 *status) { return statvfs(path, (struct statvfs *)status); }

static long clock_is_off(void) {
    long seconds;
    return sscanf(control, "clock %ld", &seconds) == 1 ? seconds : 0;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    int result = (int)syscall(SYS_clock_gettime, clock, time);
    if (!result && clock == CLOCK_REALTIME && control[0] == 'c') time->tv_sec += clock_is_off();
    return result;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    (void)zone;
    struct timespec precise;
    int result = clock_gettime(CLOCK_REALTIME, &precise);
    time->tv_sec = precise.tv_sec;
    time->tv_usec = precise.tv_nsec / 1000;
    return result;
}

__attribute__((constructor)) static void begin(void) { prepare(); }

__attribute__((destructor)) static void end(void) {
    pthread_mutex_lock(&lock);
    for (int index = 0; index < file_count; index++) make_durable(&files[index]);
    pthread_mutex_unlock(&lock);
}
