#if Observability
    import JFlow
    import Synchronization
    import Tracing

    /// Puts a span around each body of one run.
    final class TaskSpans<RunTracer: Tracer>: TaskInterceptor {
        private let tracer: RunTracer
        /// The context of the run's span.
        private let run: InstrumentationContext
        /// The context of each task's latest span, by index, for links from those that need the task.
        private let contexts = Mutex<[Int: InstrumentationContext]>([:])

        init(tracer: RunTracer, run: InstrumentationContext) {
            self.tracer = tracer
            self.run = run
        }

        func intercept(_ context: TaskContext, body: () async throws -> Void) async throws {
            let span = start(context)
            defer { span.end() }
            do {
                try await InstrumentationContext.$current.withValue(span.context) { try await body() }
                span.updateAttributes { $0["jflow.state"] = TaskState.done.rawValue }
            } catch {
                threw(error, span)
                throw error
            }
        }

        private func start(_ context: TaskContext) -> RunTracer.Span {
            let span = tracer.startSpan(
                context.taskName, context: run, ofKind: .internal, at: DefaultTracerClock.now, function: #function,
                file: #fileID, line: #line)
            span.updateAttributes { attributes in
                attributes["jflow.workflow"] = context.workflowName
                attributes["jflow.task"] = context.taskName
                attributes["jflow.attempt"] = context.attempt
                if !context.tags.isEmpty { attributes["jflow.tags"] = context.tags }
            }
            for link in links(of: span, context) { span.addLink(link) }
            return span
        }

        /// Keeps the span for links to it, and answers those that it is to have.
        private func links(of span: RunTracer.Span, _ context: TaskContext) -> [SpanLink] {
            let dependencies = context.dependencyIndices
            let known = contexts.withLock { contexts in
                contexts[context.task] = span.context
                return dependencies.map { contexts[$0] }
            }
            return zip(context.dependencies, known).compactMap { name, known in
                known.map { SpanLink(context: $0, attributes: ["jflow.dependency": .string(name)]) }
            }
        }

        /// A task that was cancelled has not gone wrong: something else has, or somebody changed their mind.
        private func threw(_ error: any Error, _ span: RunTracer.Span) {
            let isCancelled = Task.isCancelled || error is CancellationError
            let state = isCancelled ? TaskState.cancelled : .failed
            span.updateAttributes { $0["jflow.state"] = state.rawValue }
            guard !isCancelled else { return }
            span.recordError(error)
            span.setStatus(SpanStatus(code: .error, message: String(describing: error)))
        }
    }
#endif
