/// How much of a trace is taken into memory.
package struct TraceLimits: Hashable, Sendable {
    /// The most bytes of a line; longer ones are passed over. A header with 500,000 tasks has about 40 million.
    package var lineBytes = 1 << 26
    /// The most events; what follows is not read. Each takes 100 to 200 bytes, so these are at most 2 GB.
    package var eventCount = 10_000_000
    /// The most bytes of a trace, uncompressed; what follows is not read.
    package var byteCount = 1 << 32
    /// The most problems that are told; the others are only counted.
    package var problemCount = 20

    /// The usual limits.
    package init() {}
}
