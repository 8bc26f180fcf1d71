#if Observability
    public import JFlow
    public import Logging

    extension RunLogger {
        /// The level at which an event is logged unless told otherwise.
        ///
        /// | level | events |
        /// |---|---|
        /// | error | a task or a run failed |
        /// | warning | a task is tried again, or falls back on another; log lines were lost |
        /// | notice | a task or a run was cancelled, or skipped because of a failure |
        /// | info | a line that a task wrote |
        /// | debug | a task is done, cached, or was not chosen; a run began or is done; the gate's mode changed |
        /// | trace | all others |
        public static func usualLevel(of kind: Event.Kind) -> Logger.Level {
            switch kind {
            case .finished(_, let end): usualLevel(of: end)
            case .runFinished(.failed): .error
            case .retrying, .fallingBack, .dropped: .warning
            case .runFinished(.cancelled): .notice
            case .logged: .info
            case .runStarted, .runFinished(.done), .modeChanged: .debug
            case .element(_, let report): report.state == .failed ? .debug : .trace
            case .ready, .started, .waiting, .closed, .progressed: .trace
            }
        }

        private static func usualLevel(of end: TaskEnd) -> Logger.Level {
            switch end.state {
            case .failed: .error
            case .cancelled: .notice
            case .skipped:
                if case .notChosen = end.reason { .debug } else { .notice }
            case .done, .cached: .debug
            default: .trace
            }
        }
    }
#endif
