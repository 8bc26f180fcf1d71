#ifndef CHOST_H
#define CHOST_H

#include <stddef.h>
#include <stdint.h>

/// The bytes that the program has taken from the allocator and not given back, with what the allocator adds to each
/// piece; 0 where the C library does not tell.
size_t host_bytes_in_use(void);

/// Gives memory that the allocator keeps without need back to the system, where it can.
void host_give_back(void);

/// How many processors the calling thread may use, or 0 where the system does not tell.
int host_processors(void);

/// Confines the calling thread to the first of the processors that it may use, so many of them; what it executes next
/// begins so. Answers whether that was possible.
int host_confine(int processors);

/// So many turns of plain arithmetic, each waiting for the one before; answers 0, which no compiler can know.
int64_t host_work(int64_t turns);

#endif
