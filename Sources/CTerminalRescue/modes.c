#include "CTerminalRescue.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <termios.h>


static struct termios kept;
static bool is_kept;

int rescue_keep_modes(int terminal) {
    if (tcgetattr(terminal, &kept) != 0) return -1;
    is_kept = true;
    return 0;
}

/// Flushing drops answers of the terminal that would else appear at the prompt. The caller may be in the background,
/// where setting modes would stop it: hence the blocked signal.
int rescue_restore_modes(int terminal) {
    if (!is_kept) return 0;
    sigset_t blocked, former;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &blocked, &former);
    int result;
    do {
        result = tcsetattr(terminal, TCSAFLUSH, &kept);
    } while (result != 0 && errno == EINTR);
    pthread_sigmask(SIG_SETMASK, &former, NULL);
    return result;
}

void rescue_buffer_output_by_line(void) {
    fflush(stdout);
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
}

bool rescue_flush_output(void) {
    if (ftrylockfile(stdout) != 0) return false;
    fflush(stdout);
    funlockfile(stdout);
    return true;
}
