#include "internal.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGQUIT};
enum { crash_count = sizeof crashes / sizeof crashes[0], most_sequence = 512 };

static struct rescue_plan armed;
static char sequence[most_sequence];
static struct sigaction earlier[crash_count];
static int nowhere = -1;
static bool keeps_backtracer;
static atomic_bool is_armed, is_crashing;

bool rescue_is_crashing(void) { return atomic_load(&is_crashing); }

void rescue_wait_if_crashing(void) {
    while (atomic_load(&is_crashing)) pause();
}

/// Cuts off who still draws, then gives back the terminal and the standard descriptors and shows what was captured.
static void give_back(void) {
    dup2(nowhere, armed.drawing);
    rescue_write(armed.terminal, "\033\\", 2);  // ends a sequence that was cut off half way
    rescue_write(armed.terminal, sequence, armed.sequence_length);
    rescue_restore_modes(armed.terminal);
    dup2(armed.output, STDOUT_FILENO);
    dup2(armed.error, STDERR_FILENO);
    rescue_drain(armed.capture);
    rescue_show_remembered(STDERR_FILENO);
}

/// Swift's own handler shows a backtrace and, in a terminal, waits for a key. It gets the crash only if the user asked
/// for it by name; otherwise the default action ends the process with 128 + signal.
static void hand_on(int signal_number) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_DFL;
    for (int i = 0; i < crash_count; i++) {
        if (crashes[i] == signal_number && keeps_backtracer) action = earlier[i];
    }
    sigaction(signal_number, &action, NULL);
    raise(signal_number);  // blocked until the handler returns
}

static void handle_crash(int signal_number) {
    if (atomic_exchange(&is_crashing, true)) {
        for (;;) pause();  // another thread crashes already and ends the process
    }
    if (atomic_exchange(&is_armed, false)) give_back();
    hand_on(signal_number);
}

static void handle_exit(void) {
    if (!atomic_load(&is_armed)) return;
    rescue_flush_output();
    if (atomic_exchange(&is_armed, false)) give_back();
}

static void install(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handle_crash;
    action.sa_flags = SA_ONSTACK;
    sigfillset(&action.sa_mask);
    for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &action, &earlier[i]);
}

void rescue_set_sequence(const char *bytes, size_t length) {
    armed.sequence_length = 0;  // a crash right here gives back the modes at least
    length = length < most_sequence ? length : most_sequence;
    memcpy(sequence, bytes, length);
    armed.sequence_length = length;
}

void rescue_arm(const struct rescue_plan *plan) {
    static bool is_registered;
    if (!is_registered) atexit(handle_exit);
    is_registered = true;
    if (nowhere < 0) nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    keeps_backtracer = getenv("SWIFT_BACKTRACE") != NULL;
    armed = *plan;
    rescue_set_sequence(plan->sequence, plan->sequence_length);
    rescue_prepare_thread();
    install();
    atomic_store(&is_armed, true);
}

void rescue_disarm(void) {
    rescue_wait_if_crashing();
    if (!atomic_exchange(&is_armed, false)) return;
    for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &earlier[i], NULL);
}
