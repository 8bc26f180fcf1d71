#if Observability
    public import JFlow
    public import Logging

    /// Writes what happens in runs to a logger of swift-log, without slowing them.
    ///
    /// ```swift
    /// let log = RunLogger(Logger(label: "search"))                               // one for the program
    /// let page = try await workflow.run(options: RunOptions(observers: [log.stream()]))
    /// await log.flushed()                                                        // before the program ends
    /// ```
    ///
    /// A Swift task of its own writes the entries, in the order of the run's events, so that a slow log handler costs
    /// a run nothing. Of a run that tells more than can be written, log lines and progress may be dropped, which is
    /// logged; changes of state never are.
    ///
    /// Messages are constant (`task failed`), but for the lines that tasks write themselves. The metadata holds
    /// `workflow` and, where they apply, `task`, `state`, `duration` (of a task from its first start, of a run from its
    /// begin), `error`, `reason`, `attempt`, `attempts`, `delay`, `pool` and `fallback`; beside them all of the run's own
    /// ``JFlow/RunOptions/metadata`` under its own keys, unless one of these has the same name. Values of tasks are
    /// not logged. Control characters in names, lines and errors are escaped.
    public final class RunLogger: Sendable {
        private let delivery = EventDelivery()
        private let logger: Logger
        private let level: @Sendable (Event.Kind) -> Logger.Level?

        /// Makes a logger of runs.
        ///
        /// - Parameters:
        ///   - logger: Where the entries go; what its level excludes costs little.
        ///   - level: The level of each entry, or `nil` to leave it out; see ``usualLevel(of:)``.
        public init(
            _ logger: Logger,
            level: @escaping @Sendable (Event.Kind) -> Logger.Level? = { RunLogger.usualLevel(of: $0) }
        ) {
            self.logger = logger
            self.level = level
        }

        /// Makes the observer of one run: put it into ``JFlow/RunOptions/observers``. It may serve further runs after
        /// that one, but not two at a time.
        public func stream() -> EventStream {
            delivery.stream(to: LogReader(logger: logger, level: level))
        }

        /// Returns when the entries of everything that has happened until now are written: of runs that have ended,
        /// all of them.
        public func flushed() async {
            await delivery.flushed()
        }
    }
#endif
