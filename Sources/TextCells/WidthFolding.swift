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
}
