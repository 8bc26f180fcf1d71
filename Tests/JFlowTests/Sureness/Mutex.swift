#if JFLOW_THREAD_SANITIZER
    import JFlow

    /// The engine's, which the thread sanitizer understands, in place of the library's.
    typealias Mutex = JFlow.Mutex
#endif
