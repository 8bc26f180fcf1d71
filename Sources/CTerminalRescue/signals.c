#include "CTerminalRescue.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

static const int caught[] = {SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH};
enum { caught_count = sizeof caught / sizeof caught[0] };

static struct sigaction earlier[caught_count];
static atomic_int receiver = -1;

static void pass_on(int signal_number) {
    int kept = errno;
    unsigned char byte = (unsigned char)signal_number;
    ssize_t count = write(atomic_load(&receiver), &byte, 1);
    (void)count;  // a full pipe wakes its reader anyway
    errno = kept;
}

static void set_handler(int signal_number, void (*handler)(int), struct sigaction *former) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigfillset(&action.sa_mask);
    sigaction(signal_number, &action, former);
}

/// `nohup` and shells without job control start programs with these ignored, and mean it.
static bool stays_ignored(int i) {
    return earlier[i].sa_handler == SIG_IGN && (caught[i] == SIGHUP || caught[i] == SIGTSTP);
}

void rescue_catch_signals(int descriptor) {
    atomic_store(&receiver, descriptor);
    for (int i = 0; i < caught_count; i++) {
        sigaction(caught[i], NULL, &earlier[i]);
        if (!stays_ignored(i)) set_handler(caught[i], pass_on, NULL);
    }
}

void rescue_release_signals(void) {
    for (int i = 0; i < caught_count; i++) sigaction(caught[i], &earlier[i], NULL);
}

void rescue_stop_process(bool whole_group) {
    for (int i = 0; i < caught_count; i++) {
        if (caught[i] == SIGTSTP && stays_ignored(i)) return;
    }
    set_handler(SIGCONT, SIG_DFL, NULL);
    if (whole_group) {
        set_handler(SIGTSTP, SIG_IGN, NULL);
        kill(0, SIGTSTP);
    }
    set_handler(SIGTSTP, SIG_DFL, NULL);
    raise(SIGTSTP);  // to this thread, so the process has stopped and gone on when it returns
    set_handler(SIGTSTP, pass_on, NULL);
    set_handler(SIGCONT, pass_on, NULL);
}
