#if Observability
    import InMemoryLogging
    import JFlow
    import Logging
    import Testing

    @testable import JFlowLogging

    /// Log entries of runs, against the handler in memory.
    @Suite("Logging of runs")
    struct LoggingTests {
        private let handler = InMemoryLogHandler()

        private func logger(_ level: Logger.Level = .trace) -> Logger {
            var logger = Logger(label: "test", factory: { [handler] _ in handler })
            logger.logLevel = level
            return logger
        }

        /// One line an entry: level, message, and metadata in order of their names, without those that vary.
        private func lines() -> [String] {
            handler.entries.map { entry in
                let metadata = entry.metadata.filter { $0.key != "duration" && $0.key != "workflow" }
                let words = metadata.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
                return (["\(entry.level)", "\(entry.message)"] + words).joined(separator: " ")
            }
        }

        @Test func aRunIsLoggedFromItsBeginToItsEnd() async throws {
            let one = task("one") { () async in
                TaskContext.current.log("hello\u{1B}[31m\nworld")
                return 1
            }
            let two = task("two", one) { _ -> Int in throw NoLuck() }
            let three = task("three", two) { $0 }
            let workflow = try Workflow(three, name: "luck")
            let log = RunLogger(logger())
            var options = RunOptions(failurePolicy: .finish, slots: 1, observers: [log.stream()])
            options.metadata = ["request": "42", "task": "shadowed"]
            _ = try? await workflow.run(options: options)
            await log.flushed()
            #expect(
                lines() == [
                    "debug run started request=42 task=shadowed tasks=3",
                    "trace task ready request=42 task=one",
                    "trace task started request=42 task=one",
                    #"info hello\u{1B}[31m\nworld request=42 task=one"#,
                    "debug task done request=42 state=done task=one",
                    "trace task ready request=42 task=two",
                    "trace task started request=42 task=two",
                    "error task failed error=no luck request=42 state=failed task=two",
                    "notice task skipped reason=needs “two” request=42 state=skipped task=three",
                    "error run failed request=42 state=failed task=shadowed",
                ])
            #expect(handler.entries.allSatisfy { $0.metadata["workflow"] == "luck" })
            let timed = handler.entries.filter { $0.metadata["duration"] != nil }
            #expect(timed.map { "\($0.message)" } == ["task done", "task failed", "run failed"])
        }

        @Test func whatTheLevelExcludesIsNotLogged() async throws {
            let log = RunLogger(logger(.info))
            let talk = task("talk") { TaskContext.current.log("hello") }
            try await Workflow(talk).run(options: RunOptions(observers: [log.stream()]))
            await log.flushed()
            #expect(lines() == ["info hello task=talk"])
        }

        @Test func levelsMayBeChosen() async throws {
            let log = RunLogger(logger()) { kind in
                if case .finished(_, let end) = kind, end.state == .done { .critical } else { nil }
            }
            let done = task("done") { 1 }
            _ = try await Workflow(done).run(options: RunOptions(observers: [log.stream()]))
            await log.flushed()
            #expect(lines() == ["critical task done state=done task=done"])
        }

        @Test func simultaneousRunsAreLoggedWhole() async throws {
            let log = RunLogger(logger())
            let first = task("first") { 1 }
            let workflow = try Workflow(task("second", first) { $0 + 1 }, name: "two")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for run in 0..<30 {
                    group.addTask {
                        var options = RunOptions(observers: [log.stream()])
                        options.metadata = ["run": "\(run)"]
                        _ = try await workflow.run(options: options)
                    }
                }
                try await group.waitForAll()
            }
            await log.flushed()
            let runs = Dictionary(grouping: handler.entries) { $0.metadata["run"]?.description ?? "none" }
            #expect(runs.count == 30)
            for entries in runs.values {
                #expect(
                    entries.map { "\($0.message)" } == [
                        "run started", "task ready", "task started", "task done", "task ready", "task started",
                        "task done", "run done",
                    ])
            }
        }

        /// What engines tell that these tests do not run.
        @Test func everyKindOfEventHasItsEntry() {
            var reader = LogReader(logger: logger(), level: RunLogger.usualLevel)
            let plan = PlanDescription(
                name: "all\u{1B}",
                tasks: ["a\u{7}", "b"].map { PlanDescription.Task(name: $0, dependencies: []) }, goals: [])
            let attempt = FailedAttempt(number: 1, limit: 3, error: "no\nluck", delay: .seconds(2))
            let kinds: [Event.Kind] = [
                .runStarted(RunDescription(plan: plan)), .waiting(task: 0, pool: "disk"), .retrying(task: 0, attempt),
                .fallingBack(task: 0, to: 1, error: "no\nluck"), .fallingBack(task: 0, to: 1, error: nil),
                .closed(task: 0), .element(task: 0, ElementReport(index: 3, state: .done, endedCount: 1, count: 9)),
                .element(task: 1, ElementReport(index: 3, state: .failed, endedCount: 1, count: 9, error: "no")),
                .logged(task: nil, message: "whose?"), .progressed(task: 0, fraction: 0.5), .modeChanged(.paused),
                .modeChanged(.pausedBefore(task: 1)), .dropped(count: 4),
                .finished(task: 0, TaskEnd(state: .failed, error: "late", reason: .abandoned, attemptCount: 3)),
                .finished(task: 0, TaskEnd(state: .skipped, reason: .notChosen(by: 1))),
                .finished(task: 0, TaskEnd(state: .cancelled, reason: .taskCancelled)),
                .finished(task: 0, TaskEnd(state: .cached)), .finished(task: 7, TaskEnd(state: .pruned)),
                .runFinished(.cancelled),
            ]
            reader.read(kinds.enumerated().map { Event(sequence: $0, time: .milliseconds($0), kind: $1) })
            #expect(
                lines() == [
                    "debug run started tasks=2",
                    #"trace task waits for a pool pool=disk task=a\u{7}"#,
                    #"warning task is tried again attempt=1 attempts=3 delay=2.0 seconds error=no\nluck task=a\u{7}"#,
                    #"warning task falls back on another error=no\nluck fallback=b task=a\u{7}"#,
                    #"warning task falls back on another fallback=b task=a\u{7}"#,
                    #"trace resource closed task=a\u{7}"#,
                    #"trace element done count=9 index=3 state=done task=a\u{7}"#,
                    "debug element failed count=9 error=no index=3 state=failed task=b",
                    "info whose?",
                    #"trace task progressed fraction=0.5 task=a\u{7}"#,
                    "debug run mode changed mode=paused",
                    "debug run mode changed mode=pausedBefore task=b",
                    "warning log lines were lost count=4",
                    #"error task failed attempts=3 error=late reason=left behind after its timeout state=failed task=a\u{7}"#,
                    #"debug task skipped reason=not chosen by “b” state=skipped task=a\u{7}"#,
                    #"notice task cancelled reason=the task was cancelled state=cancelled task=a\u{7}"#,
                    #"debug task cached state=cached task=a\u{7}"#,
                    "trace task pruned state=pruned task=7",
                    "notice run cancelled state=cancelled",
                ])
            #expect(handler.entries.allSatisfy { $0.metadata["workflow"] == #"all\u{1B}"# })
        }
    }
#endif
