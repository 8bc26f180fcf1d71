extension Unicode.Scalar {
    /// Whether it may do something to a terminal, or change how its neighbours are shown, instead of being shown.
    package var isActive: Bool {
        if isASCII { return value < 0x20 || value == 0x7f }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }
}
