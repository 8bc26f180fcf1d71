import JFlow
import Testing
import TraceFormat
import TraceReports

@Suite("Runs as comma-separated values")
struct CSVTests {
    private func rows(of history: RunHistory) throws -> [[String: String]] {
        let lines = try CSVReader.lines(of: CSVWriter().text(of: history))
        let header = try #require(lines.first)
        #expect(Set(header).count == header.count)
        return try lines.dropFirst().map { line in
            try #require(line.count == header.count)
            return Dictionary(uniqueKeysWithValues: zip(header, line))
        }
    }

    @Test(arguments: 0..<60)
    func realRunsComeBackAsTheirReportHasThem(seed: UInt64) async throws {
        for run in try await RandomRun(seed: seed).wholeAndCut(seed: seed) { try check(run) }
    }

    private func check(_ run: RecordedRun) throws {
        let history = RunHistory(of: run)
        let rows = try rows(of: history)
        let critical = Set(history.report.criticalPath.map { history.report.tasks[$0].name })
        #expect(rows.map { $0["task"] } == history.report.tasks.map(\.name))
        for (row, task) in zip(rows, history.report.tasks) {
            #expect(row["state"] == task.state.rawValue)
            #expect(duration(row["ready"]) == task.ready && duration(row["start"]) == task.start)
            #expect(duration(row["end"]) == task.end && duration(row["slack"]) == task.slack)
            #expect(duration(row["run_time"]) == (task.start == nil ? nil : task.runTime))
            #expect(row["attempts"] == "\(task.attemptCount)")
            #expect(row["critical"] == (critical.contains(task.name) ? "yes" : "no"))
            let waits = row.filter { $0.key.hasPrefix("wait_") }.values.compactMap(duration)
            #expect(waits.reduce(.zero, +) == task.waitingTime)
        }
    }

    /// The duration that seconds with nine decimals tell.
    private func duration(_ text: String?) -> Duration? {
        guard let parts = text?.split(separator: "."), parts.count == 2, parts[1].count == 9,
            let seconds = Int(parts[0]), let nanoseconds = Int(parts[1])
        else { return nil }
        return .seconds(seconds) + .nanoseconds(nanoseconds)
    }

    @Test func aLineHasWhatThereIsToSay() throws {
        let history = try history(
            [PlanDescription.Task(name: "say \"hi\", all", dependencies: [])],
            [
                .ready(task: 0), .waiting(task: 0, pool: "db"), .started(task: 0),
                .retrying(task: 0, FailedAttempt(number: 1, limit: 2, error: "busy", delay: .milliseconds(1))),
                .started(task: 0), .finished(task: 0, TaskEnd(state: .failed, error: "dead", attemptCount: 2)),
                .runFinished(.failed),
            ])
        #expect(
            CSVWriter().text(of: history) == """
                task,state,ready,start,end,run_time,wait_dependencies,wait_pool,wait_worker,wait_gate,wait_retry,\
                wait_fallback,pools,attempts,slack,critical,error\r
                "say ""hi"", all",failed,0.001000000,0.003000000,0.006000000,0.002000000,0.001000000,0.001000000,\
                0.001000000,,0.001000000,,"db",2,0.000000000,yes,"dead"\r

                """)
    }

    @Test func noTextIsAFormulaOrActsOnATerminal() throws {
        let history = try hostileHistory()
        let text = CSVWriter().text(of: history)
        #expect(activeScalars(in: text).isEmpty)
        let rows = try rows(of: history)
        #expect(rows.count == hostileTexts.count)
        for (row, original) in zip(rows, hostileTexts) {
            for field in row.values {
                #expect(!"=+-@\t\r\n".unicodeScalars.contains(field.unicodeScalars.first ?? "x"), "\(field)")
            }
            let isFormula = "=+-@".unicodeScalars.contains(original.unicodeScalars.first ?? "x")
            #expect(row["task"] == (isFormula ? "'" : "") + original.inert)
            #expect(row["error"] == row["task"])
        }
    }
}
