import Screen

extension DeskModel {
  /// The form of a failed item over the lower part, so that the stop stays in sight.
  func draw(_ finding: FindingForm, on surface: inout Surface) {
    let rows = min(bodyArea.rows, finding.form.rows + 2)
    let box = bodyArea.bottom(rows)
    surface.cursor = nil
    let inner = surface.drawBox(in: box, title: finding.title)
    finding.form.draw(on: &surface, in: inner, isFocused: isOnTop(.finding(finding)))
  }
}
