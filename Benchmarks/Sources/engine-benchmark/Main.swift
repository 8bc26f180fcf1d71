import ArgumentParser
import Commands
import Dispatch

@main
struct Main {
    /// Waits itself for the command: a main thread that leaves its stack to others, as an asynchronous `main` makes it
    /// do, makes callgrind crash.
    static func main() {
        let end = DispatchSemaphore(value: 0)
        Task.detached {
            await EngineBenchmark.main()
            end.signal()
        }
        end.wait()
    }
}
