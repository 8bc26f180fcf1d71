#if Observability
    import CoreMetrics
    import InMemoryLogging
    import JFlow
    import JFlowLogging
    import JFlowMetrics
    import JFlowTracing
    import Logging
    import Testing
    import Tracing

    /// The examples of the documentation of the adapters. They go to the backends that the program has set up, which in
    /// tests is none: what each adapter tells is held by the tests beside this one.
    struct ExampleTests {
        private let createQuery = task("createQuery", Parameter<String>("text")) { $0 }

        private func search() throws -> Workflow<String> {
            try Workflow(task("page", createQuery) { "the page about \($0)" })
        }

        @Test func logging() async throws {
            let entries = InMemoryLogHandler()
            func Logger(label: String) -> Logging.Logger {
                var logger = Logging.Logger(label: label) { _ in entries }
                // What ends well is told to those who want to know all.
                logger.logLevel = .trace
                return logger
            }

            let workflow = try Workflow(task("page") { "a page" }, name: "search")
            let log = RunLogger(Logger(label: "search"))  // one for the program
            let page = try await workflow.run(options: RunOptions(observers: [log.stream()]))
            await log.flushed()  // before the program ends
            #expect(page == "a page" && !entries.entries.isEmpty)
        }

        @Test func metrics() async throws {
            let workflow = try Workflow(task("page") { "a page" }, name: "search")
            let metrics = RunMetrics()  // one for the program
            let page = try await workflow.run(options: RunOptions(observers: [metrics.stream()]))
            #expect(page == "a page")
        }

        @Test func tracing() async throws {
            let workflow = try search()
            let page = try await withRunSpan("search") { options in
                try await workflow.run(createQuery("swift"), options: options)
            }
            #expect(page == "the page about swift")
        }
    }
#endif
