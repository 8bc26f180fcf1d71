#if Observability
    import InMemoryTracing
    import Instrumentation
    import JFlow
    import JFlowTracing
    import Synchronization
    import Testing
    import Tracing

    /// Spans of runs, against the tracer in memory.
    @Suite("Tracing of runs")
    struct TracingTests {
        private let tracer = InMemoryTracer()

        private func diamond(failing: Bool = false) throws -> Workflow<Int> {
            let top = task("top") { 1 }
            let left = task("left", top) { top async throws -> Int in
                if failing { throw NoLuck() }
                return top + 1
            }
            let right = task("right", top) { $0 + 2 }
            let bottom = task("bottom", left, right) { $0 + $1 }
            return try Workflow(bottom, name: "diamond")
        }

        /// The finished spans by name; each name occurs once.
        private func spans() -> [String: FinishedInMemorySpan] {
            Dictionary(uniqueKeysWithValues: tracer.finishedSpans.map { ($0.operationName, $0) })
        }

        private func linked(_ span: FinishedInMemorySpan) -> [String?] {
            span.links.map { $0.context.inMemorySpanContext?.spanID }
        }

        @Test func aDiamondIsFiveSpansWithTheirParentAndLinks() async throws {
            let workflow = try diamond()
            let result = try await withRunSpan("search", tracer: tracer) { options in
                try await workflow.run(options: options)
            }
            #expect(result == 5)
            let spans = spans()
            #expect(tracer.activeSpans.isEmpty)
            #expect(spans.keys.sorted() == ["bottom", "left", "right", "search", "top"])
            let run = try #require(spans["search"])
            let (top, left) = (try #require(spans["top"]), try #require(spans["left"]))
            let (right, bottom) = (try #require(spans["right"]), try #require(spans["bottom"]))
            #expect(run.parentSpanID == nil)
            for span in [top, left, right, bottom] {
                #expect(span.parentSpanID == run.spanID)
                #expect(span.traceID == run.traceID)
                #expect(span.status == nil && span.errors.isEmpty)
                #expect(span.attributes.get("jflow.workflow") == "diamond")
                #expect(span.attributes.get("jflow.task") == .string(span.operationName))
                #expect(span.attributes.get("jflow.state") == "done")
                #expect(span.attributes.get("jflow.attempt") == .int64(1))
                #expect(span.attributes.get("jflow.tags") == nil)
                #expect(span.startInstant.nanosecondsSinceEpoch >= run.startInstant.nanosecondsSinceEpoch)
                #expect(span.endInstant.nanosecondsSinceEpoch <= run.endInstant.nanosecondsSinceEpoch)
            }
            #expect(linked(top) == [])
            #expect(linked(left) == [top.spanID] && linked(right) == [top.spanID])
            #expect(linked(bottom) == [left.spanID, right.spanID])
            #expect(bottom.links.map { $0.attributes.get("jflow.dependency") } == ["left", "right"])
            #expect(run.status == nil && run.events.isEmpty)
            #expect(run.attributes.get("jflow.workflow") == "diamond")
            #expect(run.attributes.get("jflow.tasks") == .int64(4))
            #expect(run.attributes.get("jflow.state") == "done")
        }

        @Test func aFailureIsAnErrorOfTheTaskAndOfTheRun() async throws {
            let workflow = try diamond(failing: true)
            let options = RunOptions(failurePolicy: .finish)
            await #expect(throws: WorkflowError.self) {
                try await withRunSpan("search", tracer: tracer, options: options) {
                    try await workflow.run(options: $0)
                }
            }
            let spans = spans()
            #expect(spans.keys.sorted() == ["left", "right", "search", "top"])
            let left = try #require(spans["left"])
            #expect(left.status == SpanStatus(code: .error, message: "no luck"))
            #expect(left.errors.map { $0.error is NoLuck } == [true])
            #expect(left.attributes.get("jflow.state") == "failed")
            let run = try #require(spans["search"])
            #expect(run.status?.code == .error)
            #expect(run.status?.message?.contains("Task “left” failed (bottom → left): no luck") == true)
            #expect(run.errors.map { $0.error is WorkflowError } == [true])
            #expect(run.attributes.get("jflow.state") == "failed")
            #expect(run.events.map(\.name) == ["task failed", "task skipped"])
            #expect(run.events.map { $0.attributes.get("jflow.task") } == ["left", "bottom"])
            #expect(run.events.map { $0.attributes.get("jflow.error") } == ["no luck", nil])
            #expect(run.events.map { $0.attributes.get("jflow.reason") } == [nil, "needs “left”"])
            #expect(spans["right"]?.status == nil)
        }

        @Test func aCachedTaskIsAnEventOfTheRun() async throws {
            let slow = task("slow") { 1 }.cached()
            let workflow = try Workflow(task("fast", slow) { $0 + 1 }, name: "cached")
            for name in ["first", "second"] {
                _ = try await withRunSpan(name, tracer: tracer) { try await workflow.run(options: $0) }
            }
            let finished = tracer.finishedSpans
            #expect(finished.map(\.operationName).sorted() == ["fast", "fast", "first", "second", "slow"])
            let runs = finished.filter { ["first", "second"].contains($0.operationName) }
            #expect(runs.map(\.events.count) == [0, 1])
            let event = try #require(runs.last?.events.first)
            #expect(event.name == "task cached")
            #expect(event.attributes.get("jflow.task") == "slow")
            let second = try #require(runs.last)
            #expect(event.nanosecondsSinceEpoch >= second.startInstant.nanosecondsSinceEpoch)
            #expect(event.nanosecondsSinceEpoch <= second.endInstant.nanosecondsSinceEpoch)
            let fast = finished.last { $0.operationName == "fast" }
            #expect(fast?.parentSpanID == second.spanID && fast?.links.isEmpty == true)
        }

        @Test func spansNestInThoseOfTheCallerAndAroundThoseOfTheBody() async throws {
            let tracer = tracer
            let work = task("work") { () async in
                tracer.withSpan("query") { _ in }
                return InstrumentationContext.current?.inMemorySpanContext?.spanID
            }
            let workflow = try Workflow(work)
            let current = try await tracer.withSpan("request") { _ in
                try await withRunSpan("search", tracer: tracer) { try await workflow.run(options: $0) }
            }
            let spans = spans()
            #expect(spans["search"]?.parentSpanID == spans["request"]?.spanID)
            #expect(spans["work"]?.parentSpanID == spans["search"]?.spanID)
            #expect(spans["query"]?.parentSpanID == spans["work"]?.spanID)
            #expect(current == spans["work"]?.spanID)
        }

        /// A task that is cancelled because of another is not to blame.
        @Test func whatIsCancelledHasNoErrorStatus() async throws {
            let control = RunControl()
            let workflow = try Workflow(
                task("endless") { () async throws in
                    control.cancelRun()
                    while true {
                        try Task.checkCancellation()
                        await Task.yield()
                    }
                }, name: "endless")
            let options = RunOptions(control: control)
            await #expect(throws: WorkflowError.self) {
                try await withRunSpan("search", tracer: tracer, options: options) {
                    try await workflow.run(options: $0)
                }
            }
            for span in tracer.finishedSpans {
                #expect(span.status == nil && span.errors.isEmpty)
                #expect(span.attributes.get("jflow.state") == "cancelled")
            }
            #expect(tracer.finishedSpans.count == 2)
        }

        @Test func eachAttemptHasASpanAndConsumersAreLinkedToTheLast() async throws {
            let attempts = Mutex(0)
            let flaky = task("flaky") { () async throws in
                let number = attempts.withLock { count in
                    count += 1
                    return count
                }
                if number < 3 { throw NoLuck() }
                return number
            }.retry(3)
            let workflow = try Workflow(task("user", flaky) { $0 }, name: "retries")
            _ = try await withRunSpan("search", tracer: tracer) { try await workflow.run(options: $0) }
            let finished = tracer.finishedSpans
            let flakySpans = finished.filter { $0.operationName == "flaky" }
            #expect(flakySpans.map { $0.attributes.get("jflow.attempt") } == [.int64(1), .int64(2), .int64(3)])
            #expect(flakySpans.map { $0.status?.code } == [.error, .error, nil])
            #expect(finished.first { $0.operationName == "user" }.map(linked) == [flakySpans.last?.spanID])
            let run = finished.first { $0.operationName == "search" }
            #expect(run?.events.map(\.name) == ["task retrying", "task retrying"])
            #expect(run?.status == nil)
        }

        @Test func theCallersOptionsAreKept() async throws {
            let workflow = try Workflow(task("work") { () async in TaskContext.current.metadata["request"] })
            let events = EventStream()
            var options = RunOptions(observers: [events])
            options.metadata = ["request": "42"]
            let value = try await withRunSpan("search", tracer: tracer, options: options) { options in
                try await workflow.run(options: options)
            }
            #expect(value == "42")
            #expect(events.drain().last?.kind == .runFinished(.done))
            #expect(spans()["search"]?.attributes.get("jflow.run.request") == "42")
        }

        @Test func withoutATracerNothingIsAdded() async throws {
            let added = await withRunSpan("search", tracer: NoOpTracer()) { options in
                options.interceptors.count + options.observers.count
            }
            #expect(added == 0)
        }

        /// What is thrown keeps its type, so that `catch` needs no cast.
        @Test func theErrorKeepsItsType() async throws {
            let workflow = try diamond(failing: true)
            do throws(WorkflowError) {
                _ = try await withRunSpan("search", tracer: tracer) { options async throws(WorkflowError) in
                    try await workflow.run(options: options)
                }
                Issue.record("the run fails")
            } catch {
                guard case .failed(let failure) = error else {
                    Issue.record(error)
                    return
                }
                #expect(failure.failedTasks.map(\.name) == ["left"])
            }
        }

        @Test func simultaneousRunsDoNotMixTheirSpans() async throws {
            let workflow = try diamond()
            let tracer = tracer
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<50 {
                    group.addTask {
                        let value = try await withRunSpan("run \(index)", tracer: tracer) { options in
                            try await workflow.run(options: options)
                        }
                        #expect(value == 5)
                    }
                }
                try await group.waitForAll()
            }
            let traces = Dictionary(grouping: tracer.finishedSpans, by: \.traceID)
            #expect(traces.count == 50)
            for spans in traces.values {
                #expect(spans.count == 5)
                let own = Set(spans.map(\.spanID))
                #expect(spans.flatMap(linked).allSatisfy { $0.map(own.contains) ?? false })
                #expect(spans.reduce(0) { $0 + $1.links.count } == 4)
            }
        }
    }
#endif
