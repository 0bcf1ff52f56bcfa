extension Unicode.Scalar {
  /// The ASCII scalar that this full-width form stands for; itself when it is no such form.
  public var foldedWidth: Unicode.Scalar {
    switch value {
    case 0xFF01...0xFF5E: Unicode.Scalar(UInt8(value - 0xFEE0))
    case 0x3000: " "
    case 0xFFE5: "\u{A5}"
    default: self
    }
  }
}

extension String {
  /// The text with full-width letters, digits and signs as ASCII: ＮＨ－４１０７ is NH-4107.
  public var foldedWidth: String {
    if isPrintableASCII { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars { result.append(scalar.foldedWidth) }
    return String(result)
  }

  /// A typed number as a computer reads it: full-width digits, the Chinese full stop for the
  /// decimal point, the signs for minus and the blanks around it all count as what they mean.
  public var foldedNumber: String {
    var result = String.UnicodeScalarView()
    for scalar in foldedWidth.unicodeScalars {
      switch scalar {
      case "。", "｡", "·": result.append(".")
      case "\u{2212}", "—", "–": result.append("-")
      case " ": break
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
