#define _GNU_SOURCE
#include "CHost.h"
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>

size_t host_bytes_in_use(void) {
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

void host_give_back(void) { malloc_trim(0); }
#else
void host_give_back(void) {}
size_t host_bytes_in_use(void) { return 0; }
#endif

#ifdef __linux__
#include <sched.h>

int host_processors(void) {
    cpu_set_t allowed;
    return sched_getaffinity(0, sizeof allowed, &allowed) == 0 ? CPU_COUNT(&allowed) : 0;
}

int host_confine(int processors) {
    cpu_set_t allowed, chosen;
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return 0;
    CPU_ZERO(&chosen);
    for (int cpu = 0; cpu < CPU_SETSIZE && CPU_COUNT(&chosen) < processors; cpu++)
        if (CPU_ISSET(cpu, &allowed)) CPU_SET(cpu, &chosen);
    return CPU_COUNT(&chosen) == processors && sched_setaffinity(0, sizeof chosen, &chosen) == 0;
}
#else
int host_processors(void) { return 0; }
int host_confine(int processors) { (void)processors; return 0; }
#endif

// Xorshift (Marsaglia 2003) never reaches 0.
int64_t host_work(int64_t turns) {
    uint64_t state = 88172645463325252u;
    for (int64_t turn = 0; turn < turns; turn++) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
    }
    return state == 0;
}
