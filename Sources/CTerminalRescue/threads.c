#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "CTerminalRescue.h"

#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>

#ifndef MAP_ANONYMOUS
#define MAP_ANONYMOUS MAP_ANON
#endif

/// Room for the frame of a signal with all vector registers (about 11 KB with AVX-512) and our handler.
enum { stack_size = 1 << 16 };

static pthread_key_t stack_key;
static pthread_once_t key_once = PTHREAD_ONCE_INIT;

static void free_stack(void *stack) {
    stack_t none = {.ss_flags = SS_DISABLE};
    sigaltstack(&none, NULL);
    munmap(stack, stack_size);
}

static void make_key(void) { pthread_key_create(&stack_key, free_stack); }

bool rescue_is_thread_prepared(void) {
    stack_t present;
    return sigaltstack(NULL, &present) == 0 && !(present.ss_flags & SS_DISABLE);
}

void rescue_prepare_thread(void) {
    if (rescue_is_thread_prepared()) return;
    pthread_once(&key_once, make_key);
    void *memory = mmap(NULL, stack_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return;
    stack_t stack = {.ss_sp = memory, .ss_size = stack_size};
    if (sigaltstack(&stack, NULL) == 0) {
        pthread_setspecific(stack_key, memory);
    } else {
        munmap(memory, stack_size);
    }
}

#if defined(__GLIBC__)
// Task bodies run on threads that libdispatch makes for Swift; nobody can call a function of ours on each of them
// beforehand. A `pthread_create` of the executable goes before libc's, also for calls from shared libraries.

struct beginning {
    void *(*start)(void *);
    void *argument;
};

static void *begin(void *memory) {
    struct beginning beginning = *(struct beginning *)memory;
    free(memory);
    rescue_prepare_thread();
    return beginning.start(beginning.argument);
}

typedef int (*creating)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

int pthread_create(pthread_t *restrict thread, const pthread_attr_t *restrict attributes, void *(*start)(void *),
                   void *restrict argument) {
    static _Atomic(creating) next;
    if (!next) next = (creating)dlsym(RTLD_NEXT, "pthread_create");
    struct beginning *beginning = malloc(sizeof *beginning);
    if (!beginning) return next(thread, attributes, start, argument);
    *beginning = (struct beginning){start, argument};
    int result = next(thread, attributes, begin, beginning);
    if (result != 0) free(beginning);
    return result;
}
#endif
