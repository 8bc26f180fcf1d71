#include "internal.h"

#include <errno.h>
#include <stdatomic.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { ring_size = 1 << 16, most_lines = 50 };

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
    int left = 0;
    if (ioctl(capture, FIONREAD, &left) != 0) return;
    while (left > 0) {
        ssize_t count = read(capture, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return;
        remember(buffer, (size_t)count);
        left -= (int)count;
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

static void show_range(int descriptor, size_t from, size_t end) {
    static char buffer[4096];
    size_t used = 0;
    char before = '\n';
    for (size_t at = from; at < end; at++) {
        char byte = ring[at % ring_size];
        used += show(byte, before, buffer + used);
        before = byte;
        if (used > sizeof buffer - 5) {
            rescue_write(descriptor, buffer, used);
            used = 0;
        }
    }
    if (before != '\n') buffer[used++] = '\n';
    rescue_write(descriptor, buffer, used);
}

static bool is_reason(size_t at, size_t end) {
    static const char words[] = "Fatal error: ";
    size_t i = 0;
    while (words[i] && at + i < end && ring[(at + i) % ring_size] == words[i]) i++;
    return !words[i];
}

/// Other threads may have printed much after the message of a `fatalError`: then its line is shown first.
static void show_reason(int descriptor, size_t oldest, size_t first, size_t end) {
    size_t at = end;
    while (at > oldest && !is_reason(at, end)) at--;
    if (at >= first || !is_reason(at, end)) return;
    size_t start = at, stop = at;
    while (start > oldest && ring[(start - 1) % ring_size] != '\n') start--;
    while (stop < end && ring[stop % ring_size] != '\n') stop++;
    show_range(descriptor, start, stop);
}

void rescue_show_remembered(int descriptor) {
    size_t end = atomic_load(&written);
    size_t first = first_shown(end);
    show_reason(descriptor, end > ring_size ? end - ring_size : 0, first, end);
    show_range(descriptor, first, end);
    atomic_store(&written, 0);
}
