import Synchronization

/// Wants to know of every run of the program.
package protocol RunWatcher: AnyObject, Sendable {
    /// Adds an observer, or a control, to the options of a run that is about to begin.
    func watch(_ options: inout RunOptions)
}

/// Those who want to know of every run of the program.
package enum RunWatchers {
    private static let watchers = Mutex<[any RunWatcher]>([])
    /// Apart, so that a run that nobody watches reads one number and takes no lock.
    private static let count = Atomic(0)

    /// Has a watcher told of every run that begins from now on.
    package static func add(_ watcher: any RunWatcher) {
        watchers.withLock { watchers in
            watchers.append(watcher)
            count.store(watchers.count, ordering: .releasing)
        }
    }

    /// Has a watcher told of no further run.
    package static func remove(_ watcher: any RunWatcher) {
        watchers.withLock { watchers in
            watchers.removeAll { $0 === watcher }
            count.store(watchers.count, ordering: .releasing)
        }
    }

    /// The options of a run with all that its watchers add.
    static func watched(_ options: RunOptions) -> RunOptions {
        guard count.load(ordering: .acquiring) > 0 else { return options }
        var options = options
        for watcher in watchers.withLock({ $0 }) { watcher.watch(&options) }
        return options
    }
}
