/// Runs work where a cancellation of the caller does not reach it, with the caller's executor, priority and task-locals, and
/// waits for it.
func uncancelled(_ work: @escaping @Sendable () async -> Void) async {
    await Task(executorPreference: preferredExecutor, operation: work).value
}

/// The executor that the caller's Swift task prefers, where that can be asked for.
private var preferredExecutor: (any TaskExecutor)? {
    guard #available(macOS 26, iOS 26, watchOS 26, tvOS 26, visionOS 26, *) else { return nil }
    return withUnsafeCurrentTask { $0?.unownedTaskExecutor?.asTaskExecutor() }
}
