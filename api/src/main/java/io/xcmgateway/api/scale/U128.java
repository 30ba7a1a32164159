package io.xcmgateway.api.scale;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// An unsigned 128-bit integer: the type of amounts in XCM.
///
/// @param high the upper 64 bits, unsigned
/// @param low the lower 64 bits, unsigned
public record U128(long high, long low) implements Comparable<U128> {
    public static final U128 ZERO = new U128(0, 0);
    public static final U128 MAX = new U128(-1, -1);

    private static final int DECIMAL_DIGITS_MAX = 39;

    /// @param unsigned64 taken as unsigned
    public static U128 of(long unsigned64) {
        return new U128(0, unsigned64);
    }

    /// Parses a decimal number without sign or leading zeros; `null` if it is anything else or does
    /// not fit 128 bits.
    public static @Nullable U128 parse(String decimal) {
        if (decimal.isEmpty()
                || decimal.length() > DECIMAL_DIGITS_MAX
                || (decimal.length() > 1 && decimal.charAt(0) == '0')) {
            return null;
        }
        for (int i = 0; i < decimal.length(); i++) {
            if (decimal.charAt(i) < '0' || decimal.charAt(i) > '9') {
                return null;
            }
        }
        BigInteger value = new BigInteger(decimal);
        return value.bitLength() > 128 ? null : from(value);
    }

    /// @throws ArithmeticException if the value is negative or does not fit 128 bits
    public static U128 from(BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > 128) {
            throw new ArithmeticException("value must fit unsigned 128 bits, was " + value);
        }
        return new U128(value.shiftRight(64).longValue(), value.longValue());
    }

    public BigInteger toBigInteger() {
        return unsigned(high).shiftLeft(64).or(unsigned(low));
    }

    /// The sum, or the maximum where that does not fit.
    public U128 saturatingAdd(U128 other) {
        BigInteger sum = toBigInteger().add(other.toBigInteger());
        return sum.bitLength() > 128 ? MAX : from(sum);
    }

    public boolean isZero() {
        return high == 0 && low == 0;
    }

    @Override
    public int compareTo(U128 other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /// Decimal digits.
    @Override
    public String toString() {
        return high == 0 ? Long.toUnsignedString(low) : toBigInteger().toString();
    }

    private static BigInteger unsigned(long bits) {
        BigInteger value = BigInteger.valueOf(bits & Long.MAX_VALUE);
        return bits < 0 ? value.setBit(63) : value;
    }
}
