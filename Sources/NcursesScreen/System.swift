#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The few calls of the system that the driver makes, with errors as Swift has them.
enum System {
    /// A second descriptor for the same file, above the standard ones and closed in commands that are started.
    static func duplicate(_ descriptor: Int32) throws(ScreenError) -> Int32 {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 10)
        guard copy >= 0 else { throw refusal(of: "duplicating descriptor \(descriptor)") }
        return copy
    }

    /// A pipe whose ends are closed in commands that are started.
    static func makePipe() throws(ScreenError) -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw refusal(of: "making a pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    /// Makes reads and writes return instead of waiting.
    static func setNonBlocking(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }

    /// What can be read at once, at most `limit` bytes; nil at the end of the file or when the terminal is gone.
    static func read(_ descriptor: Int32, limit: Int = 1 << 16) -> [UInt8]? {
        var result = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            #if canImport(Glibc)
                result = Glibc.read(descriptor, buffer.baseAddress, limit)
            #elseif canImport(Musl)
                result = Musl.read(descriptor, buffer.baseAddress, limit)
            #else
                result = Darwin.read(descriptor, buffer.baseAddress, limit)
            #endif
            count = max(0, result)
        }
        if result < 0 { return errno == EAGAIN || errno == EINTR ? [] : nil }
        return result == 0 ? nil : bytes
    }

    /// Writes everything, as far as the terminal takes it.
    static func write(_ bytes: some Collection<UInt8>, to descriptor: Int32) {
        Array(bytes).withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                #if canImport(Glibc)
                    let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                #elseif canImport(Musl)
                    let count = Musl.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                #else
                    let count = Darwin.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                #endif
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return }
                rest = rest.dropFirst(count)
            }
        }
    }

    /// Waits until one of the descriptors can be read, at most so many milliseconds (-1: without end); gives the
    /// descriptors that can.
    static func poll(_ descriptors: [Int32], milliseconds: Int32) -> Set<Int32> {
        var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        #if canImport(Glibc)
            let count = Glibc.poll(&entries, nfds_t(entries.count), milliseconds)
        #elseif canImport(Musl)
            let count = Musl.poll(&entries, nfds_t(entries.count), milliseconds)
        #else
            let count = Darwin.poll(&entries, nfds_t(entries.count), milliseconds)
        #endif
        return count > 0 ? Set(entries.filter { $0.revents != 0 }.map(\.fd)) : []
    }

    /// Puts a file in the place of a descriptor.
    static func replace(_ descriptor: Int32, by other: Int32) {
        while dup2(other, descriptor) < 0 && errno == EINTR {}
    }

    /// Closes descriptors.
    static func close(_ descriptors: [Int32]) {
        for descriptor in descriptors {
            #if canImport(Glibc)
                _ = Glibc.close(descriptor)
            #elseif canImport(Musl)
                _ = Musl.close(descriptor)
            #else
                _ = Darwin.close(descriptor)
            #endif
        }
    }

    /// Gives a pipe more room where the system can, so that tasks that print much wait less for the screen.
    static func widen(pipe: Int32) {
        #if os(Linux)
            _ = fcntl(pipe, 1031, 1 << 20)  // F_SETPIPE_SZ, which is a GNU extension that the module map leaves out
        #endif
    }

    /// An error with the system's own words for `errno`.
    static func refusal(of what: String) -> ScreenError {
        .refused(what: what, reason: String(cString: strerror(errno)))
    }
}
