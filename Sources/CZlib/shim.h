#ifndef JFLOW_CZLIB_SHIM_H
#define JFLOW_CZLIB_SHIM_H

#include <zlib.h>

// Macros that Swift does not see. 16 more than the window's size: with the header and the trailer of gzip.
static inline int jflow_inflate_init(z_streamp stream) { return inflateInit2(stream, MAX_WBITS + 16); }
static inline int jflow_deflate_init(z_streamp stream) {
    return deflateInit2(stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
}

#endif
