#if Observability
    import CoreMetrics
    import JFlow
    import MetricsTestKit
    import Testing

    @testable import JFlowMetrics

    /// Metrics of runs, against the factory in memory.
    @Suite("Metrics of runs")
    struct MetricsTests {
        private let factory = TestMetrics()

        private func dimensions(_ task: String? = nil, state: String? = nil) -> [(String, String)] {
            [("workflow", "luck")] + (task.map { [("task", $0)] } ?? []) + (state.map { [("state", $0)] } ?? [])
        }

        private func luck() throws -> Workflow<Int, Int> {
            let one = task("one") { 1 }
            let two = task("two", one) { _ -> Int in throw NoLuck() }
            let three = task("three", two) { $0 }
            return try Workflow(three, task("four", one) { $0 }, name: "luck")
        }

        @Test func tasksAndRunsAreCountedByTheirState() async throws {
            let metrics = RunMetrics(factory: factory)
            let workflow = try luck()
            for _ in 0..<3 {
                let options = RunOptions(failurePolicy: .finish, observers: [metrics.stream()])
                _ = try? await workflow.run(options: options)
            }
            await metrics.flushed()
            for (task, state) in [("one", "done"), ("two", "failed"), ("three", "skipped"), ("four", "done")] {
                let counter = try factory.expectCounter("jflow.tasks", dimensions(task, state: state))
                #expect(counter.totalValue == 3)
            }
            #expect(factory.counters(label: "jflow.tasks").count == 4)
            #expect(try factory.expectCounter("jflow.runs", dimensions(state: "failed")).totalValue == 3)
            #expect(try factory.expectTimer("jflow.task.duration", dimensions("one")).values.count == 3)
            #expect(try factory.expectTimer("jflow.task.duration", dimensions("two")).values.count == 3)
            #expect(try factory.expectTimer("jflow.task.waiting", dimensions("four")).values.count == 3)
            #expect(factory.timers(label: "jflow.task.duration", dimensions: dimensions("three")).isEmpty)
            let seconds = try factory.expectRecorder("jflow.run.seconds", dimensions(state: "failed"))
            #expect(seconds.aggregate && seconds.values.count == 3)
            #expect(seconds.values.allSatisfy { $0 > 0 })
            #expect(try factory.expectGauge("jflow.tasks.running", dimensions()).lastValue == 0)
        }

        @Test func tasksNeedNotBeToldApart() async throws {
            let metrics = RunMetrics(factory: factory, prefix: "app", perTask: false)
            _ = try? await luck().run(options: RunOptions(failurePolicy: .finish, observers: [metrics.stream()]))
            await metrics.flushed()
            #expect(try factory.expectCounter("app.tasks", dimensions(state: "done")).totalValue == 2)
            #expect(try factory.expectTimer("app.task.duration", dimensions()).values.count == 3)
        }

        @Test func manyRunsAtATimeAreAllMeasured() async throws {
            let metrics = RunMetrics(factory: factory)
            let workflow = try luck()
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<50 {
                    group.addTask {
                        let options = RunOptions(failurePolicy: .finish, observers: [metrics.stream()])
                        _ = try? await workflow.run(options: options)
                    }
                }
            }
            await metrics.flushed()
            #expect(factory.counterTotal(label: "jflow.tasks") == 200)
            #expect(try factory.expectCounter("jflow.runs", dimensions(state: "failed")).totalValue == 50)
            let running = try factory.expectGauge("jflow.tasks.running", dimensions())
            #expect(running.lastValue == 0 && running.values.allSatisfy { $0 >= 0 })
        }

        /// With times that are known, and what these tests' engine does not tell.
        @Test func timesAreThoseOfTheEvents() throws {
            var reader = MetricsReader(Instruments(factory: factory, prefix: "jflow", perTask: true))
            let plan = PlanDescription(
                name: "luck", tasks: ["a", "b"].map { PlanDescription.Task(name: $0, dependencies: []) }, goals: [])
            let attempt = FailedAttempt(number: 1, limit: 3, error: "no", delay: .milliseconds(5))
            let told: [(milliseconds: Int, kind: Event.Kind)] = [
                (0, .runStarted(RunDescription(plan: plan))), (1, .ready(task: 0)), (4, .started(task: 0)),
                (10, .retrying(task: 0, attempt)), (18, .ready(task: 0)), (20, .started(task: 0)),
            ]
            let rest: [(milliseconds: Int, kind: Event.Kind)] = [
                (23, .fallingBack(task: 0, to: 1, error: "no")), (24, .ready(task: 1)),
                (29, .finished(task: 0, TaskEnd(state: .failed, attemptCount: 2))),
                (23, .finished(task: 1, TaskEnd(state: .pruned))), (2_500, .runFinished(.done)),
            ]
            for part in [told, rest] {
                reader.read(part.map { Event(sequence: 0, time: .milliseconds($0.milliseconds), kind: $0.kind) })
            }
            #expect(try factory.expectTimer("jflow.task.waiting", dimensions("a")).values == [3_000_000])
            #expect(try factory.expectTimer("jflow.task.duration", dimensions("a")).values == [9_000_000])
            #expect(try factory.expectCounter("jflow.task.retries", dimensions("a")).totalValue == 1)
            #expect(try factory.expectRecorder("jflow.run.seconds", dimensions(state: "done")).values == [2.5])
            #expect(try factory.expectGauge("jflow.tasks.running", dimensions()).values == [1, 0])
            #expect(factory.counters(label: "jflow.tasks").count == 1)
        }
    }
#endif
