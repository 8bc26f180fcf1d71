#if Macros
    import JFlowMacros
    import Synchronization
    import Testing

    @Task private func files() -> [String] { ["a", "b"] }
    @Task private func copy(files: [String] = Depends(files)) async throws -> Int {
        for (index, file) in files.enumerated() {
            TaskContext.current.log("copying \(file)")
            TaskContext.current.reportProgress(Double(index) / Double(files.count))
        }
        return files.count
    }

    /// The examples of the article “Observation”.
    struct ObservationExamples {
        /// What an example prints.
        private final class Page: Sendable {
            private let lines = Mutex<[String]>([])
            var text: String { lines.withLock { $0.joined(separator: "\n") } }
            func add(_ words: [Any]) {
                let line = words.map { "\($0)" }.joined(separator: " ")
                lines.withLock { $0.append(line) }
            }
        }

        private let page = Page()
        private func print(_ words: Any...) { page.add(words) }

        @Test func events() async throws {
            let workflow = try Workflow($copy)
            let events = EventStream()
            var options = RunOptions(observers: [events])
            options.metadata = ["request": "81f2"]
            async let result = workflow.run(options: options)
            for await batch in events.batches {
                for event in batch { print(event.kind) }
            }
            print(try await result)
            for words in ["81f2", #"message: "copying b""#, "fraction: 0.5", "runFinished"] {
                #expect(page.text.contains(words), "\(page.text)")
            }
            #expect(page.text.hasSuffix("\n2"))
        }

        @Test func report() async throws {
            let workflow = try Workflow($copy)
            let events = EventStream()
            let count = try await workflow.run(options: RunOptions(observers: [events]))
            if let report = RunReport(events: events.drain()) {
                print(report)
                print(report.criticalPath.map { report.tasks[$0].name }, report.possibleSpeedup)
            }
            #expect(count == 2 && page.text.contains(#"["files", "copy"]"#), "\(page.text)")
        }

        @Test func plan() throws {
            let workflow = try Workflow($copy)
            let description = workflow.description
            print(description.dot)
            print(description.mermaid)
            print(description.json)
            for words in ["digraph", "flowchart", #""version""#] { #expect(page.text.contains(words), "\(page.text)") }
        }

        @Test func control() async throws {
            let workflow = try Workflow($copy)
            let control = RunControl(startsHeld: true)
            if let task = workflow.description.tasks.firstIndex(where: { $0.name == "copy" }) {
                control.setBreakpoint(true, before: task)
            }
            async let result = workflow.run(options: RunOptions(control: control))
            control.resume()
            // The run stands before its breakpoint until it is stepped.
            while control.step() != .starts(task: 1) { await Swift.Task.yield() }
            #expect(try await result == 2)
        }
    }
#endif
