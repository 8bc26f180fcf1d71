import JFlow
import TraceFormat

/// The `traceEvents` of one run.
struct ChromeEvents {
    private let history: RunHistory
    private let rows: ChromeRows
    private let process: Int
    private let critical: Set<Int>

    /// The row of the run itself: its slice, and what belongs to no other row.
    private static let runRow = 1
    /// The most names that `needs` lists: of a task that needs thousands, the arrows tell.
    private static let needLimit = 100

    init(of history: RunHistory) {
        self.history = history
        rows = ChromeRows(of: history.tasks)
        // Number 0 is the kernel's idle process to a viewer.
        process = max(1, history.origin.process ?? 1)
        critical = Set(history.report.criticalPath)
    }

    /// Appends all events: a slice stands before the arrows and marks that are bound to it.
    func append(to json: inout JSONText) {
        appendNames(to: &json)
        appendRun(to: &json)
        for task in history.tasks.indices { appendSlices(of: task, to: &json) }
        appendArrows(to: &json)
        for moment in history.moments { append(moment, to: &json) }
        for step in history.report.parallelism { append(step, to: &json) }
    }

    // MARK: Names

    private func appendNames(to json: inout JSONText) {
        let name = [history.plan.name, history.origin.program].compactMap { $0 }.joined(separator: " · ")
        appendMetadata("process_name", row: Self.runRow, to: &json) { $0.member("name", name) }
        appendRowName("run", row: Self.runRow, to: &json)
        for row in 0..<rows.count { appendRowName("tasks \(row + 1)", row: number(ofRow: row), to: &json) }
    }

    private func appendRowName(_ name: String, row: Int, to json: inout JSONText) {
        appendMetadata("thread_name", row: row, to: &json) { $0.member("name", name) }
        appendMetadata("thread_sort_index", row: row, to: &json) { $0.member("sort_index", row) }
    }

    private func appendMetadata(
        _ name: String, row: Int, to json: inout JSONText, _ arguments: (inout JSONText) -> Void
    ) {
        json.object { json in
            json.member("name", name)
            json.member("ph", "M")
            json.member("pid", process)
            json.member("tid", row)
            json.object("args", arguments)
        }
    }

    private func number(ofRow row: Int) -> Int { row + Self.runRow + 1 }

    // MARK: Slices

    private func appendRun(to json: inout JSONText) {
        appendEvent("X", history.plan.name, "run", at: 0, row: Self.runRow, to: &json) { json in
            json.member("dur", microseconds(history.lastTime))
            json.object("args") { json in
                json.member("state", history.report.state?.rawValue ?? "running")
                if history.missingCount > 0 { json.member("missing events", history.missingCount) }
            }
        }
    }

    private func appendSlices(of task: Int, to json: inout JSONText) {
        guard let row = rows.row[task] else { return }
        let attempts = history.tasks[task].attempts
        for (place, attempt) in attempts.enumerated() {
            let category = attempt.state.rawValue
            appendEvent(
                "X", history.plan.tasks[task].name, category, at: attempt.start, row: number(ofRow: row), to: &json
            ) { json in
                json.member("dur", microseconds(attempt.end - attempt.start))
                json.object("args") { json in
                    json.member("state", category)
                    json.member("error", attempt.error)
                    if attempts.count > 1 { json.member("attempt", attempt.number) }
                    if place == attempts.count - 1 { appendArguments(of: task, to: &json) }
                }
            }
        }
    }

    /// What there is to say of a task as a whole; stands at its last slice.
    private func appendArguments(of task: Int, to json: inout JSONText) {
        let (description, report) = (history.plan.tasks[task], history.report.tasks[task])
        json.member("value", history.tasks[task].end?.valueSummary)
        json.member("reason", history.tasks[task].end?.reason?.words(in: history.plan))
        if !description.dependencies.isEmpty {
            json.array("needs", history.needs(of: task, limit: Self.needLimit)) { $0.quoted($1) }
        }
        if !report.waits.isEmpty { json.texts("waits", report.waitTexts) }
        json.member("slack", report.slack?.words)
        if critical.contains(task) { json.member("critical", true) }
        if !description.group.isEmpty { json.array("group", description.group) { $0.quoted($1) } }
        if !description.tags.isEmpty { json.array("tags", description.tags) { $0.quoted($1) } }
    }

    // MARK: Arrows

    private func appendArrows(to json: inout JSONText) {
        var number = 0
        for task in history.tasks.indices {
            guard let end = history.tasks[task].span?.lowerBound, let row = rows.row[task] else { continue }
            for dependency in history.plan.tasks[task].dependencies {
                guard let last = history.tasks[dependency].attempts.last, last.end <= end,
                    let dependencyRow = rows.row[dependency]
                else { continue }
                number += 1
                // At the end itself a viewer would find the slice that follows on the row.
                let start = max(last.start, last.end - 1)
                appendArrow("s", number, at: start, row: dependencyRow, to: &json)
                appendArrow("f", number, at: end, row: row, to: &json)
            }
        }
    }

    private func appendArrow(_ phase: String, _ number: Int, at time: Int, row: Int, to json: inout JSONText) {
        appendEvent(phase, "needs", "dependency", at: time, row: self.number(ofRow: row), to: &json) { json in
            json.member("id", number)
            if phase == "f" { json.member("bp", "e") }
        }
    }

    // MARK: Marks and counters

    private func append(_ moment: Moment, to json: inout JSONText) {
        let row = moment.task.flatMap { rows.row.indices.contains($0) ? rows.row[$0] : nil }
        let name = moment.details["message"] ?? moment.name
        appendEvent("i", name, moment.name, at: moment.time, row: row.map(number(ofRow:)) ?? Self.runRow, to: &json) {
            json in
            json.member("s", "t")
            var details = moment.details
            if let task = moment.task { details["task"] = history.plan.name(of: task) }
            json.texts("args", details)
        }
    }

    private func append(_ step: RunReport.ParallelismStep, to json: inout JSONText) {
        let time = step.time.wholeNanoseconds
        appendEvent("C", "running bodies", "run", at: time, row: Self.runRow, to: &json) { json in
            json.object("args") { $0.member("running", step.running) }
        }
    }

    private func appendEvent(
        _ phase: String, _ name: String, _ category: String, at time: Int, row: Int, to json: inout JSONText,
        _ rest: (inout JSONText) -> Void
    ) {
        json.object { json in
            json.member("name", name)
            json.member("cat", category)
            json.member("ph", phase)
            json.member("ts", microseconds(time))
            json.member("pid", process)
            json.member("tid", row)
            rest(&json)
        }
    }

    /// The unit of the format. Exact for a run of up to a hundred days.
    private func microseconds(_ nanoseconds: Int) -> Double { Double(nanoseconds) / 1_000 }
}
