#if JFLOW_THREAD_SANITIZER
    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #else
        import Darwin
    #endif

    /// In place of `Synchronization.Mutex` where the thread sanitizer looks on (`.ci/run sanitizers`): within this module
    /// the name means this one, and nothing else changes.
    ///
    /// On Linux the library's lock, once two threads want it, is taken and left by the kernel (`FUTEX_LOCK_PI`). The
    /// sanitizer sees nothing of that, and reports a race between any two who meet there. It knows `pthread_mutex_t`.
    // `@unchecked`: the value is reached only by whoever holds the lock, or when nobody else has the whole any more.
    package struct Mutex<Value: ~Copyable>: ~Copyable, @unchecked Sendable {
        private let lock: UnsafeMutablePointer<pthread_mutex_t>
        private let value: UnsafeMutablePointer<Value>

        /// A lock around a value.
        package init(_ initialValue: consuming sending Value) {
            lock = .allocate(capacity: 1)
            let failure = pthread_mutex_init(lock, nil)
            precondition(failure == 0, "the system makes no lock")
            value = .allocate(capacity: 1)
            value.initialize(to: initialValue)
        }

        deinit {
            value.deinitialize(count: 1)
            value.deallocate()
            pthread_mutex_destroy(lock)
            lock.deallocate()
        }

        /// Does something with the value, alone.
        package borrowing func withLock<Result: ~Copyable, Failure: Error>(
            _ body: (inout sending Value) throws(Failure) -> sending Result
        ) throws(Failure) -> sending Result {
            pthread_mutex_lock(lock)
            defer { pthread_mutex_unlock(lock) }
            return try body(&value.pointee)
        }

        /// Does something with the value, alone, or nothing where another one has it; then it answers `nil`.
        package borrowing func withLockIfAvailable<Result: ~Copyable, Failure: Error>(
            _ body: (inout sending Value) throws(Failure) -> sending Result
        ) throws(Failure) -> sending Result? {
            guard pthread_mutex_trylock(lock) == 0 else { return nil }
            defer { pthread_mutex_unlock(lock) }
            return try body(&value.pointee)
        }
    }
#endif
