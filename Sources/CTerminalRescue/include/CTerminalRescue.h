/// Gives the terminal back when the program cannot do it itself: in a crash, and when `exit` is called behind the
/// driver's back. Plain C, because a signal handler may use nothing that locks or allocates.
#ifndef JFLOW_TERMINAL_RESCUE_H
#define JFLOW_TERMINAL_RESCUE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/// What has to be known to give a terminal back; all descriptors stay the caller's.
struct rescue_plan {
    /// The terminal, on a descriptor that nothing else uses.
    int terminal;
    /// The descriptor on which the screen is drawn; a crash cuts it off first.
    int drawing;
    /// The former standard output and standard error.
    int output, error;
    /// The reading end of the pipe that took their place; it does not block.
    int capture;
    /// What ends everything that was switched on, at most 512 bytes.
    const char *sequence;
    size_t sequence_length;
};

/// Keeps the present modes of the terminal as those to go back to; 0, or -1 with `errno`.
int rescue_keep_modes(int terminal);
/// Goes back to the kept modes; 0, or -1 with `errno`.
int rescue_restore_modes(int terminal);

/// Installs the handlers of SEGV, BUS, FPE, ILL, TRAP, ABRT and QUIT, and gives this thread a stack for them.
void rescue_arm(const struct rescue_plan *plan);
/// Changes the sequence of an armed rescue; at most 512 bytes.
void rescue_set_sequence(const char *sequence, size_t length);
/// Puts the earlier handlers back.
void rescue_disarm(void);
/// True from the moment a crash is being handled; `rescue_wait_if_crashing` then never returns.
bool rescue_is_crashing(void);
void rescue_wait_if_crashing(void);

/// Reads captured bytes without waiting, as `read` does, and keeps them: the last 50 lines go to the former standard
/// error in a crash. One thread at a time calls this.
ssize_t rescue_read(int capture, void *bytes, size_t length);
/// Writes the last 50 kept lines to a descriptor, with control characters shown, and forgets them.
void rescue_show_remembered(int descriptor);

/// Gives the calling thread a stack of its own for signal handlers, so that a stack overflow on it can be handled.
/// On Linux with glibc every thread made after start has one, by a `pthread_create` that goes before libc's.
void rescue_prepare_thread(void);
/// True if the calling thread has such a stack.
bool rescue_is_thread_prepared(void);

/// Makes INT, TERM, HUP, TSTP, CONT and WINCH write their number as one byte to a descriptor that does not block.
void rescue_catch_signals(int descriptor);
/// Puts the handlers found at start back.
void rescue_release_signals(void);
/// Stops the process, and with `whole_group` the others of its process group, as the terminal's own ctrl-Z does;
/// returns when it goes on.
void rescue_stop_process(bool whole_group);

/// Makes standard output write each line at once although it is no terminal now.
void rescue_buffer_output_by_line(void);
/// Flushes standard output; false if another thread is just writing to it, perhaps into a pipe that is full.
bool rescue_flush_output(void);

/// Starts the one thread that reads what is captured, without any signals; false if the system refuses.
bool rescue_start_reader(void (*body)(void *context), void *context);
/// Waits until that thread has returned.
void rescue_join_reader(void);

#endif
