import ArgumentParser
import Drawings

@main
struct Main {
    static func main() {
        DrawingBenchmark.main()
    }
}
