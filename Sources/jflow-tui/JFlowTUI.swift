@main struct JFlowTUI { static func main() {} }
