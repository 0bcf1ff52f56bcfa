internal import Screen

/// A colour by its number, and the attributes that come with it.
public struct Appearance: Hashable, Sendable {
  /// The colour's number in the terminal's palette; nil is the terminal's own.
  public var foreground: Int?
  /// Heavier letters.
  public var bold = false
  /// Fainter letters.
  public var dim = false

  static let plain = Appearance()
  static let bold = Appearance(bold: true)

  static func color(_ number: Int, bold: Bool = false) -> Appearance {
    Appearance(foreground: number, bold: bold)
  }

  init(foreground: Int? = nil, bold: Bool = false, dim: Bool = false) {
    self.foreground = foreground
    self.bold = bold
    self.dim = dim
  }

  // Every colour of the two large tables reads at 4.5 : 1 and more on its ground, raised or not
  // (WCAG 2.2, success criterion 1.4.3); a test computes it.

  static func dark256(_ ink: Ink) -> Appearance {
    switch ink {
    case .plain: .plain
    case .dim: .color(246)
    case .accent: .color(80)
    case .late: .color(203)
    case .risk: .color(221)
    case .good: .color(71)
    case .hold: .color(75)
    case .major: .color(203, bold: true)
    case .heading: .bold
    }
  }

  static func light256(_ ink: Ink) -> Appearance {
    switch ink {
    case .plain: .plain
    case .dim: .color(240)
    case .accent: .color(24)
    case .late: .color(124)
    case .risk: .color(94)
    case .good: .color(22)
    case .hold: .color(25)
    case .major: .color(124, bold: true)
    case .heading: .bold
    }
  }

  static func dark16(_ ink: Ink) -> Appearance {
    switch ink {
    case .plain: .plain
    case .dim: .color(8)
    case .accent: .color(14)
    case .late: .color(9)
    case .risk: .color(11)
    case .good: .color(2)
    case .hold: .color(12)
    case .major: .color(9, bold: true)
    case .heading: .bold
    }
  }

  static func dark8(_ ink: Ink) -> Appearance {
    switch ink {
    case .plain: .plain
    case .dim: Appearance(dim: true)
    case .accent: .color(6)
    case .late: .color(1)
    case .risk: .color(3)
    case .good: .color(2)
    case .hold: .color(4, bold: true)
    case .major: .color(1, bold: true)
    case .heading: .bold
    }
  }

  static func light8(_ ink: Ink) -> Appearance {
    switch ink {
    case .plain: .plain
    case .dim: Appearance(dim: true)
    case .accent: .color(5)
    case .late: .color(1)
    case .risk: .color(3, bold: true)
    case .good: .color(2)
    case .hold: .color(4)
    case .major: .color(1, bold: true)
    case .heading: .bold
    }
  }

  static func contrast256(_ ink: Ink) -> Appearance {
    switch ink {
    case .plain, .dim: .color(231)
    case .accent: .color(51, bold: true)
    case .late, .major: .color(226, bold: true)
    case .risk: .color(226)
    case .good: .color(46)
    case .hold: .color(219)
    case .heading: .color(231, bold: true)
    }
  }

  static func contrast16(_ ink: Ink) -> Appearance {
    switch ink {
    case .plain, .dim: .color(15)
    case .accent: .color(14, bold: true)
    case .late, .major: .color(11, bold: true)
    case .risk: .color(11)
    case .good: .color(10)
    case .hold: .color(13)
    case .heading: .color(15, bold: true)
    }
  }

  static func contrast8(_ ink: Ink) -> Appearance {
    switch ink {
    case .plain, .dim: .color(7, bold: true)
    case .accent, .hold: .color(6, bold: true)
    case .late, .major, .risk: .color(3, bold: true)
    case .good: .color(2, bold: true)
    case .heading: .color(7, bold: true)
    }
  }

  static func mono(_ ink: Ink) -> Appearance {
    switch ink {
    case .plain, .good, .hold: .plain
    case .dim: Appearance(dim: true)
    case .accent, .late, .risk, .major, .heading: .bold
    }
  }
}
