/// What is said when the mouse was turned on or off.
func mouseWords(isOn: Bool) -> String {
    isOn ? "mouse on" : "mouse off: the terminal selects text; m turns it on"
}
