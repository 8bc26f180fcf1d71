#include "CTerminalRescue.h"

#include <pthread.h>
#include <signal.h>

static pthread_t reader;
static void (*reader_body)(void *);

static void *run_reader(void *context) {
    reader_body(context);
    return NULL;
}

bool rescue_start_reader(void (*body)(void *), void *context) {
    sigset_t all, former;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &former);  // inherited by the new thread
    reader_body = body;
    int result = pthread_create(&reader, NULL, run_reader, context);
    pthread_sigmask(SIG_SETMASK, &former, NULL);
    return result == 0;
}

void rescue_join_reader(void) { pthread_join(reader, NULL); }
