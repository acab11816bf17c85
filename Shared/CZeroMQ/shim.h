#ifndef MUSTER_CZEROMQ_SHIM_H
#define MUSTER_CZEROMQ_SHIM_H

#include <pthread.h>
#include <sys/eventfd.h>
#include <zmq.h>

// glibc declares this under _GNU_SOURCE only, which Swift's importer does not define for the Glibc module.
int pthread_setname_np(pthread_t thread, const char *name);

#endif
