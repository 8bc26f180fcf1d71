#include "internal.h"

#include <errno.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

enum { ring_size = 1 << 16, most_lines = 50, most_read = 1 << 21 };

/// The last bytes of what was captured. One thread writes; a crash on another one reads while that may go on, and can
/// then show a torn line but nothing worse.
static char ring[ring_size];
static atomic_size_t written;
/// True from before bytes leave the pipe until they are in the ring.
static atomic_bool is_moving;

void rescue_write(int descriptor, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t count = write(descriptor, bytes, length);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return;
        bytes += count;
        length -= (size_t)count;
    }
}

static void remember(const char *bytes, size_t length) {
    size_t end = atomic_load(&written);
    for (size_t i = 0; i < length; i++) ring[(end + i) % ring_size] = bytes[i];
    atomic_store(&written, end + length);
}

ssize_t rescue_read(int capture, void *bytes, size_t length) {
    atomic_store(&is_moving, true);
    ssize_t count = read(capture, bytes, length);
    if (count > 0) remember(bytes, (size_t)count);
    atomic_store(&is_moving, false);
    return count;
}

void rescue_drain(int capture) {
    static char buffer[4096];
    // The reader may hold the very line that tells the reason of a crash.
    struct timespec moment = {.tv_nsec = 1000000};
    for (int i = 0; i < 50 && atomic_load(&is_moving); i++) nanosleep(&moment, NULL);
    for (size_t total = 0; total < most_read;) {
        ssize_t count = read(capture, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return;
        remember(buffer, (size_t)count);
        total += (size_t)count;
    }
}

/// Where the last lines begin.
static size_t first_shown(size_t end) {
    size_t oldest = end > ring_size ? end - ring_size : 0;
    size_t lines = 0;
    for (size_t at = end; at > oldest; at--) {
        bool is_break = ring[(at - 1) % ring_size] == '\n';
        if (is_break && at != end && ++lines == most_lines) return at;
    }
    return oldest;
}

/// Writes one byte, or `\x1b` for a control character: what a task printed is not to be trusted. C1 controls are two
/// bytes of UTF-8, of which the second is shown.
static size_t show(char byte, char before, char *into) {
    static const char digits[] = "0123456789abcdef";
    unsigned char value = (unsigned char)byte;
    bool is_control = (value < 0x20 && byte != '\n' && byte != '\t') || value == 0x7f;
    bool is_second_control = (unsigned char)before == 0xc2 && value >= 0x80 && value < 0xa0;
    if (!is_control && !is_second_control) {
        into[0] = byte;
        return 1;
    }
    into[0] = '\\';
    into[1] = 'x';
    into[2] = digits[value >> 4];
    into[3] = digits[value & 15];
    return 4;
}

void rescue_show_remembered(int descriptor) {
    static char buffer[4096];
    size_t end = atomic_load(&written), used = 0;
    char before = '\n';
    for (size_t at = first_shown(end); at < end; at++) {
        char byte = ring[at % ring_size];
        used += show(byte, before, buffer + used);
        before = byte;
        if (used > sizeof buffer - 4) {
            rescue_write(descriptor, buffer, used);
            used = 0;
        }
    }
    if (before != '\n') buffer[used++] = '\n';
    rescue_write(descriptor, buffer, used);
    atomic_store(&written, 0);
}
