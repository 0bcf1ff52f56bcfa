/// A drawing inside an HTML page: scalable, with its title and its description for those who do not
/// see it, without scripts, links and identifiers. Ink differs in shape as well as in colour, so
/// that a black and white print says the same.
struct HTMLPicture {
  var width: Double
  var height: Double
  /// What it shows.
  var title: String
  /// What can be read off it.
  var detail: String
  private var shapes = ""

  /// An empty drawing; sizes are CSS pixels.
  init(width: Double, height: Double, title: String, detail: String = "") {
    self.width = Self.whole(width)
    self.height = Self.whole(height)
    self.title = title
    self.detail = detail
  }

  /// Dark ink: what is drawn first.
  static let ink = "#333"
  /// The ink of what was missed.
  static let alert = "#b00020"

  /// Something filled.
  mutating func fill(
    x: Double, y: Double, width: Double, height: Double, _ color: String = ink
  ) {
    shapes += "<rect x=\"\(Self.text(x))\" y=\"\(Self.text(y))\" width=\"\(Self.text(width))\" "
    shapes += "height=\"\(Self.text(height))\" fill=\"\(color)\"/>"
  }

  /// Something with an outline only.
  mutating func outline(
    x: Double, y: Double, width: Double, height: Double, _ color: String = ink
  ) {
    shapes += "<rect x=\"\(Self.text(x))\" y=\"\(Self.text(y))\" width=\"\(Self.text(width))\" "
    shapes += "height=\"\(Self.text(height))\" fill=\"#fff\" stroke=\"\(color)\"/>"
  }

  /// A line; with `dashes` one of strokes across it, which hatches.
  mutating func line(
    from: (x: Double, y: Double), to: (x: Double, y: Double), width: Double = 1,
    _ color: String = ink, dashes: String? = nil
  ) {
    let dashes = dashes.map { " stroke-dasharray=\"\($0)\"" } ?? ""
    shapes += "<path d=\"M\(Self.text(from.x)) \(Self.text(from.y))"
    shapes += "L\(Self.text(to.x)) \(Self.text(to.y))\" fill=\"none\" stroke=\"\(color)\" "
    shapes += "stroke-width=\"\(Self.text(width))\"\(dashes)/>"
  }

  /// Some path of its own.
  mutating func path(_ commands: String, _ color: String = ink) {
    shapes += "<path d=\"\(commands)\" fill=\"\(color)\" shape-rendering=\"crispEdges\"/>"
  }

  /// Words, `anchor` being `start`, `middle` or `end`.
  mutating func words(
    _ words: String, x: Double, y: Double, size: Double, anchor: String = "middle"
  ) {
    shapes += "<text x=\"\(Self.text(x))\" y=\"\(Self.text(y))\" font-size=\"\(Self.text(size))\" "
    shapes += "font-family=\"sans-serif\" text-anchor=\"\(anchor)\" fill=\"\(Self.ink)\">"
    shapes += "\(HTMLRenderer.label(words))</text>"
  }

  /// The element.
  var html: String {
    let (width, height) = (Self.text(width), Self.text(height))
    let title = HTMLRenderer.label(title)
    let detail = HTMLRenderer.label(detail)
    return "<svg viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\" "
      + "role=\"img\"><title>\(title)</title>"
      + (detail.isEmpty ? "" : "<desc>\(detail)</desc>") + "\(shapes)</svg>"
  }

  /// The next whole number: attributes of HTML take no others.
  private static func whole(_ size: Double) -> Double {
    size.isFinite && size > 0 && size < 1e6 ? Double(Int(size + 0.999)) : 0
  }

  /// A coordinate with one digit after the point.
  static func text(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e6 else { return "0" }
    let tenths = Int((value.magnitude * 10) + 0.5)
    let sign = value < 0 && tenths > 0 ? "-" : ""
    return sign + "\(tenths / 10)" + (tenths % 10 == 0 ? "" : ".\(tenths % 10)")
  }
}
