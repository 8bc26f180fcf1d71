#ifndef JFLOW_TERMINAL_RESCUE_INTERNAL_H
#define JFLOW_TERMINAL_RESCUE_INTERNAL_H

#include "CTerminalRescue.h"

/// Writes everything, as far as it goes; may be called in a signal handler.
void rescue_write(int descriptor, const char *bytes, size_t length);
/// Remembers what is still in the pipe; may be called in a signal handler.
void rescue_drain(int capture);

#endif
