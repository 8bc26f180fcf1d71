#if Observability
    import JFlow
    import Synchronization
    import Tracing

    /// The span of one run, and what makes those of its tasks.
    struct RunSpan {
        private let span: any Span
        private let taskSpans: any TaskInterceptor

        /// Starts the span, as a child of the current one.
        init(_ name: String, tracer: some Tracer, function: String, file: String, line: UInt) {
            let span = tracer.startSpan(
                name, context: .current ?? .topLevel, ofKind: .internal, at: DefaultTracerClock.now,
                function: function, file: file, line: line)
            self.span = span
            taskSpans = TaskSpans(tracer: tracer, run: span.context)
        }

        /// Runs within the span, then ends it.
        func trace<Value, Failure: Error>(
            _ options: RunOptions, isolation: isolated (any Actor)?,
            _ run: (RunOptions) async throws(Failure) -> Value
        ) async throws(Failure) -> Value {
            let begin = RunBegin()
            let events = EventStream(tellsValues: false, wake: begin.note)
            var options = options
            options.observers.append(events)
            options.interceptors.insert(taskSpans, at: 0)
            let result: Result<Value, Failure> = await InstrumentationContext.$current.withValue(span.context) {
                do throws(Failure) { return .success(try await run(options)) } catch { return .failure(error) }
            }
            // Read once and here: there are few events a task, and no second Swift task is needed to read them.
            let state = RunSpanEvents(span: span, begin: begin.time).add(events.drain())
            if case .failure(let error) = result { failed(error, state) }
            span.end()
            return try result.get()
        }

        private func failed(_ error: any Error, _ state: RunState?) {
            if state == .cancelled || error is CancellationError {
                span.updateAttributes { $0["jflow.state"] = RunState.cancelled.rawValue }
            } else {
                span.recordError(error)
                span.setStatus(SpanStatus(code: .error, message: String(describing: error)))
            }
        }
    }

    /// When a run began: a stream's first event is its beginning, and wakes its owner at once.
    private final class RunBegin: Sendable {
        private let noted = Mutex<DefaultTracerClock.Timestamp?>(nil)

        @Sendable func note() {
            noted.withLock { $0 = $0 ?? DefaultTracerClock.now }
        }

        var time: DefaultTracerClock.Timestamp { noted.withLock { $0 } ?? DefaultTracerClock.now }
    }
#endif
