#if Macros
    import JFlowMacros
    import Testing

    private struct Outage: Error {}

    private final class Connection: Sendable {
        let rowCount = 3
        func close() async {}
    }

    @Task(.retry(3, backoff: .exponential(from: .milliseconds(1))), .optional)
    private func ads() async throws -> [String] { throw Outage() }

    @Task(.timeout(.milliseconds(10)), .fallback(["no news"]))
    private func news() async throws -> [String] {
        try await Task.sleep(for: .seconds(60))
        return []
    }

    @Task private func ratesOfYesterday() -> Double { 1.07 }
    @Task(.fallback(to: ratesOfYesterday)) private func rates() async throws -> Double { throw Outage() }

    @Task private func page(
        ads: [String]? = Depends(ads), news: [String] = Depends(news), rates: Double = Depends(rates)
    ) -> String { "\(ads ?? ["no ads"]) \(news) \(rates)" }

    @Task(.closing { await $0.close() }) private func connection() async throws -> Connection { Connection() }
    @Task private func rows(connection: Connection = Depends(connection)) async throws -> Int { connection.rowCount }

    /// The examples of the article “Failures”.
    struct FailuresExamples {
        @Test func wholeStory() async throws {
            var lines: [String] = []
            func print(_ words: Any...) { lines.append(words.map { "\($0)" }.joined(separator: " ")) }

            let broken = task("broken") { () throws -> Int in throw Outage() }.retry(2)
            let workflow = try Workflow(task("sum", broken) { $0 + 1 }, task("fine") { 1 })
            do {
                _ = try await workflow.run(options: RunOptions(failurePolicy: .finish))
            } catch {
                guard case .failed(let failure) = error else { throw error }
                for task in failure.failedTasks {
                    print(task.path, task.attemptErrors, task.skipped)  // from the goal down to the task
                }
                print(failure.reachedGoals.map(\.name))
            }
            #expect(lines.count == 2 && lines[0].hasPrefix(#"["sum", "broken"] "#) && lines[0].hasSuffix(#"["sum"]"#))
            #expect(lines.last == #"["fine"]"#)
        }

        @Test func macros() async throws {
            #expect(try await Workflow($page).run() == #"["no ads"] ["no news"] 1.07"#)
            #expect(try await Workflow($rows).run() == 3)
        }

        @Test func closures() async throws {
            let ads = task("ads") { () async throws -> [String] in throw Outage() }
                .retry(3, backoff: .exponential(from: .milliseconds(1))).optional()
            let news = task("news") {
                try await Task.sleep(for: .seconds(60))
                return ["news"]
            }
            .timeout(.milliseconds(10)).fallback(["no news"])
            let ratesOfYesterday = task("ratesOfYesterday") { 1.07 }
            let rates = task("rates") { () async throws -> Double in throw Outage() }.fallback(to: ratesOfYesterday)
            let page = task("page", ads, news, rates) { "\($0 ?? ["no ads"]) \($1) \($2)" }
            #expect(try await Workflow(page).run() == #"["no ads"] ["no news"] 1.07"#)
        }

        @Test func resources() async throws {
            let connection = task("connection") { Connection() }.closing { await $0.close() }
            let rows = task("rows", connection) { connection in connection.rowCount }
            #expect(try await Workflow(rows).run() == 3)
        }

        @Test func sharedResources() async throws {
            let connection = task("connection") { Connection() }.shared { await $0.close() }
            let rows = task("rows", connection) { connection in connection.rowCount }
            let count = try await Workflow(rows).run()
            await connection.close()
            #expect(count == 3)
        }
    }
#endif
