#if Observability
    import CoreMetrics
    import JFlow
    import Synchronization

    /// The metrics of all runs, each made once: a backend looks one up by its label and dimensions, which is slow.
    final class Instruments: Sendable {
        /// Which metric it is, and of what.
        struct Series: Hashable {
            var label: String
            var workflow: String
            var task: String?
            var state: String?

            fileprivate var dimensions: [(String, String)] {
                [("workflow", workflow)] + (task.map { [("task", $0)] } ?? []) + (state.map { [("state", $0)] } ?? [])
            }
        }

        private struct Made {
            var counters: [Series: Counter] = [:]
            var timers: [Series: CoreMetrics.Timer] = [:]
            var recorders: [Series: Recorder] = [:]
            var gauges: [String: (running: Int, gauge: Gauge)] = [:]
        }

        private let factory: any MetricsFactory
        private let prefix: String
        private let perTask: Bool
        private let made = Mutex(Made())

        init(factory: any MetricsFactory, prefix: String, perTask: Bool) {
            self.factory = factory
            self.prefix = prefix
            self.perTask = perTask
        }

        /// Names a metric; without its task where tasks are not told apart.
        func series(_ label: String, _ workflow: String, task: String? = nil, state: String? = nil) -> Series {
            Series(label: "\(prefix).\(label)", workflow: workflow, task: perTask ? task : nil, state: state)
        }

        func count(_ series: Series) {
            let counter = made.withLock { made in
                kept(in: &made.counters, series) {
                    Counter(label: series.label, dimensions: series.dimensions, factory: factory)
                }
            }
            counter.increment()
        }

        func time(_ series: Series, _ duration: Duration) {
            let timer = made.withLock { made in
                kept(in: &made.timers, series) {
                    CoreMetrics.Timer(label: series.label, dimensions: series.dimensions, factory: factory)
                }
            }
            timer.recordNanoseconds(Int64(duration.wholeNanoseconds))
        }

        func record(_ series: Series, _ value: Double) {
            let recorder = made.withLock { made in
                kept(in: &made.recorders, series) {
                    Recorder(
                        label: series.label, dimensions: series.dimensions, aggregate: true, factory: factory)
                }
            }
            recorder.record(value)
        }

        /// Changes how many bodies of a workflow are running.
        func running(_ workflow: String, by change: Int) {
            made.withLock { made in
                let known =
                    made.gauges[workflow]
                    ?? (
                        0,
                        Gauge(label: "\(prefix).tasks.running", dimensions: [("workflow", workflow)], factory: factory)
                    )
                made.gauges[workflow] = (known.running + change, known.gauge)
                // Under the lock, so that the last value that a backend gets is the last one.
                known.gauge.record(known.running + change)
            }
        }

        private func kept<Metric>(
            in metrics: inout [Series: Metric], _ series: Series, make: () -> Metric
        ) -> Metric {
            if let known = metrics[series] { return known }
            let metric = make()
            metrics[series] = metric
            return metric
        }
    }
#endif
