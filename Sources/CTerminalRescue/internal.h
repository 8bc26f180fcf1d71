#ifndef JFLOW_TERMINAL_RESCUE_INTERNAL_H
#define JFLOW_TERMINAL_RESCUE_INTERNAL_H

#include "CTerminalRescue.h"

/// Writes everything, as far as it goes; may be called in a signal handler.
void rescue_write(int descriptor, const char *bytes, size_t length);

#endif
