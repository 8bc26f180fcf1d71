import Foundation
import JFlow
import Testing

/// A plan as tools keep and read it.
struct PlanCodableTests {
    private func decode(_ json: String) throws -> PlanDescription {
        try JSONDecoder().decode(PlanDescription.self, from: Data(json.utf8))
    }

    /// What the decoder has to say about a text.
    private func refusal(of json: String) -> String? {
        do {
            _ = try decode(json)
            return nil
        } catch DecodingError.dataCorrupted(let context) {
            return context.debugDescription
        } catch {
            return "\(type(of: error)): \(error)"
        }
    }

    @Test func theDecoderReadsTheExport() throws {
        #expect(try decode(SamplePlan.whole.json) == SamplePlan.whole)
        #expect(try decode(SamplePlan.nasty.json) == SamplePlan.nasty)
    }

    @Test func theEncoderWritesWhatTheExportSays() throws {
        for plan in [SamplePlan.whole, SamplePlan.nasty, PlanDescription(name: "", tasks: [], goals: [])] {
            let encoded = try JSONEncoder().encode(plan)
            let ours = try JSONSerialization.jsonObject(with: Data(plan.json.utf8)) as? NSDictionary
            #expect(try JSONSerialization.jsonObject(with: encoded) as? NSDictionary == ours)
            #expect(try JSONDecoder().decode(PlanDescription.self, from: encoded) == plan)
        }
    }

    @Test(arguments: 0..<50)
    func everyPlanComesBack(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let dependencies = randomGraph(taskLimit: 30, using: &random)
        let kinds: [PlanDescription.Task.Kind] = [.task, .resource, .mapping, .choice]
        let tasks = dependencies.map { needed in
            PlanDescription.Task(
                name: SamplePlan.nastyNames.randomElement(using: &random) ?? "", dependencies: needed,
                expected: Bool.random(using: &random)
                    ? .nanoseconds(Int64.random(in: 0...(.max), using: &random)) : nil,
                kind: kinds.randomElement(using: &random) ?? .task,
                conditionalDependencies: needed.filter { _ in Bool.random(using: &random) },
                group: Array(
                    SamplePlan.nastyNames.shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random))),
                tags: Array(
                    SamplePlan.nastyNames.shuffled(using: &random).prefix(Int.random(in: 0...2, using: &random))))
        }
        let goals = tasks.indices.filter { _ in Bool.random(using: &random) }
        let plan = PlanDescription(name: "\(seed)", tasks: tasks, goals: goals)
        #expect(try decode(plan.json) == plan)
        #expect(try JSONDecoder().decode(PlanDescription.self, from: JSONEncoder().encode(plan)) == plan)
    }

    @Test func whatIsAbsentHasItsDefault() throws {
        #expect(try decode("{}") == PlanDescription(name: "workflow", tasks: [], goals: []))
        #expect(
            try decode(#"{"tasks":[{"name":"a"}]}"#)
                == PlanDescription(
                    name: "workflow", tasks: [PlanDescription.Task(name: "a", dependencies: [])], goals: []))
    }

    @Test func whatIsUnknownIsIgnored() throws {
        let plan = try decode(
            #"{"version":1,"name":"n","colour":{"a":[1]},"tasks":[{"name":"a","kind":"oracle","cost":3}],"goals":[0]}"#)
        #expect(
            plan
                == PlanDescription(
                    name: "n", tasks: [PlanDescription.Task(name: "a", dependencies: [])], goals: [0]))
    }

    @Test func aNewerVersionIsRefused() {
        #expect(
            refusal(of: #"{"version":2,"name":"n"}"#) == """
                The plan is written in version 2 of its format, and this JFlow reads up to version 1: read it with a \
                newer JFlow.
                """)
        #expect(refusal(of: #"{"version":0}"#) == "There is no version 0 of the format of plans.")
        #expect(refusal(of: #"{"version":-1}"#) == "There is no version -1 of the format of plans.")
    }

    @Test func anotherFormatIsRefused() {
        #expect(
            refusal(of: #"{"format":"jflow-\u001btrace","version":1}"#)
                == #"This is no plan of a workflow: its format is “jflow-\u{1B}trace”, not “jflow-plan”."#)
    }

    @Test func indicesThatNameNoTaskAreRefused() {
        let indexProblem = "which is no index of a task before it."
        for wrong in [-1, 0, 1, 2, Int.max] {
            #expect(
                refusal(of: #"{"tasks":[{"name":"a","dependencies":[\#(wrong)]},{"name":"b"}]}"#)
                    == "Task 0, “a”, depends on \(wrong), \(indexProblem)")
        }
        #expect(
            refusal(of: #"{"tasks":[{"name":"a"},{"name":"b","conditional":[0]}]}"#)
                == "Task 1, “b”, depends on 0 under a condition, but 0 is none of its dependencies.")
        #expect(
            refusal(of: #"{"tasks":[{"name":"a"}],"goals":[1]}"#) == "The goal 1 is no index of a task: there are 1.")
    }

    @Test func aTaskWithoutANameAndMembersOfWrongTypesAreRefused() {
        for json in [
            #"{"tasks":[{}]}"#, #"{"tasks":[{"name":1}]}"#, #"{"tasks":{}}"#, #"{"version":"1"}"#, #"[]"#, "3",
            #"{"tasks":[{"name":"a","expected":1.5}]}"#, #"{"tasks":[{"name":"a","dependencies":"b"}]}"#,
        ] {
            #expect(throws: DecodingError.self) { try decode(json) }
        }
    }

    /// What version 1 has written stays readable; this text is never to be changed.
    @Test func theFirstVersionStaysReadable() throws {
        let plan = try decode(
            """
            {"format":"jflow-plan","version":1,"name":"search page","tasks":[\
            {"name":"session","dependencies":[],"kind":"resource"},\
            {"name":"index.load","dependencies":[0],"expected":3000000,"group":["index"]},\
            {"name":"index.shards","dependencies":[0,1],"kind":"mapping","group":["index","parts"],"tags":["slow"]},\
            {"name":"index.merge","dependencies":[2],"group":["index"]},\
            {"name":"either","dependencies":[1,3],"conditional":[3],"kind":"choice"}],"goals":[4,2]}
            """)
        #expect(plan == SamplePlan.whole)
    }
}
