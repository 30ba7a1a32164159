/// The codec named after a field's type, or the type's own.
#[macro_export]
macro_rules! codec {
    () => { $crate::Plain };
    ($codec:ty) => { $codec };
}

/// Declares an enum together with its wire indices: `0 = Name`, `1 = Name(binding: Type as Codec)`
/// or `2 = Name { field: Type as Codec }`. Declaration order is comparison order. After the name may
/// stand `by function`: what to decode with instead of taking the next byte for the index.
#[macro_export]
macro_rules! wire_enum {
    ($(#[$meta:meta])* pub enum $name:ident $(by $decode:path)? { $(
        $(#[$vmeta:meta])* $index:literal = $variant:ident
            $( ( $bind:ident : $ty:ty $(as $codec:ty)? ) )?
            $( { $( $field:ident : $fty:ty $(as $fcodec:ty)? ),* $(,)? } )?
    ),* $(,)? }) => {
        $(#[$meta])*
        pub enum $name { $( $(#[$vmeta])* $variant $( ($ty) )? $( { $($field: $fty),* } )? ),* }

        impl $name {
            /// The byte that selects this variant on the wire.
            pub fn index(&self) -> u8 {
                match self { $( $name::$variant { .. } => $index ),* }
            }
        }

        impl $crate::Wire for $name {
            fn encode(&self, out: &mut $crate::Vec<u8>) {
                match self { $( $name::$variant $( ($bind) )? $( { $($field),* } )? => {
                    out.push($index);
                    $( <$crate::codec!($($codec)?) as $crate::Codec<$ty>>::encode($bind, out); )?
                    $( $(
                        <$crate::codec!($($fcodec)?) as $crate::Codec<$fty>>::encode($field, out);
                    )* )?
                } ),* }
            }

            fn decode(input: &mut $crate::Input) -> Result<Self, $crate::Malformed> {
                $crate::decode_enum!(input $(, $decode)?)
            }
        }

        impl $name {
            /// Decodes what follows the index.
            #[inline]
            pub(crate) fn decode_variant(
                index: u8,
                input: &mut $crate::Input,
            ) -> Result<Self, $crate::Malformed> {
                let _ = &input;
                match index {
                    $( $index => Ok($name::$variant
                        $( (<$crate::codec!($($codec)?) as $crate::Codec<$ty>>::decode(input)?) )?
                        $( { $(
                            $field:
                                <$crate::codec!($($fcodec)?) as $crate::Codec<$fty>>::decode(input)?
                        ),* } )?
                    ), )*
                    _ => Err($crate::Malformed),
                }
            }
        }
    };
}

/// How [`wire_enum`] decodes.
#[macro_export]
macro_rules! decode_enum {
    ($input:ident) => {{
        let index = $input.byte()?;
        Self::decode_variant(index, $input)
    }};
    ($input:ident, $decode:path) => {
        $decode($input)
    };
}

/// Declares a struct whose fields are encoded in order.
#[macro_export]
macro_rules! wire_struct {
    ($(#[$meta:meta])* pub struct $name:ident { $(
        $(#[$fmeta:meta])* $field:ident : $fty:ty $(as $fcodec:ty)?
    ),* $(,)? }) => {
        $(#[$meta])*
        pub struct $name { $( $(#[$fmeta])* pub $field: $fty ),* }

        impl $crate::Wire for $name {
            fn encode(&self, out: &mut $crate::Vec<u8>) {
                $( <$crate::codec!($($fcodec)?) as $crate::Codec<$fty>>::encode(&self.$field, out); )*
            }

            fn decode(input: &mut $crate::Input) -> Result<Self, $crate::Malformed> {
                Ok($name { $(
                    $field: <$crate::codec!($($fcodec)?) as $crate::Codec<$fty>>::decode(input)?
                ),* })
            }
        }
    };
}

/// How a struct is kept in storage, field by field: `own` as on the wire, `stored` in its turn as
/// [`Stored`](crate::Stored) says. All fields are named, in the order in which they are kept.
#[macro_export]
macro_rules! stored_struct {
    ($name:ident { $( $field:ident : $how:ident ),* $(,)? }) => {
        impl $crate::Stored for $name {
            fn store(&self, out: &mut $crate::Vec<u8>) {
                $( $crate::store_field!($how, self.$field, out); )*
            }

            fn load(input: &mut $crate::Input) -> Result<Self, $crate::Malformed> {
                Ok($name { $( $field: $crate::load_field!($how, input) ),* })
            }
        }
    };
}

/// How [`stored_struct`] writes a field.
#[macro_export]
macro_rules! store_field {
    (own, $field:expr, $out:ident) => {
        $crate::Wire::encode(&$field, $out)
    };
    (stored, $field:expr, $out:ident) => {
        $crate::Stored::store(&$field, $out)
    };
}

/// How [`stored_struct`] reads a field.
#[macro_export]
macro_rules! load_field {
    (own, $input:ident) => {
        $crate::Wire::decode($input)?
    };
    (stored, $input:ident) => {
        $crate::Stored::load($input)?
    };
}
