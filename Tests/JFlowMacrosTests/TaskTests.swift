#if Macros
    import JFlowMacros
    import Testing

    @Task private func name() -> String { "Joe" }
    @Task private func greet(name: String = Depends(name)) -> String { "Hi \(name)" }
    @Task("best greeting", .cached) private func greetBest(name: String = Depends(name)) -> String { "Hi \(name)" }
    private let twice = task("twice", $greet) { $0 + $0 }
    @Task private func mixed(text: String = Depends(on: twice)) -> Int { text.count }

    private enum Pipeline {
        @Task static func load(path: String) throws -> Int { path.count }
        enum Stage {
            @Task static func end(n: Int = Depends(Pipeline.load)) -> Int { n }
        }
    }

    struct TaskTests {
        @Test func taskIsNamedAsTheFunctionIsOrAsTheAttributeSays() {
            #expect($greet.name == "greet")
            #expect($greetBest.name == "best greeting")
            #expect(Pipeline.$load.name == "Pipeline.load")
            #expect(Pipeline.Stage.$end.name == "Pipeline.Stage.end")
        }

        @Test func functionIsStillCalledAsBefore() {
            #expect(greet(name: "Ann") == "Hi Ann")
            #expect(mixed(text: "four") == 4)
        }

        #if os(Linux) || os(macOS)
            @Test func functionCalledWithoutItsDependencySaysWhatToDo() async throws {
                let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                    print(greet())
                }
                let message = String(decoding: result.standardErrorContent, as: UTF8.self)
                #expect(message.contains("Call the function with all its arguments, or run its task"))
            }
        #endif
    }
#endif
