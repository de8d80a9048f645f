package com.insightpulseai.mcp.sdk.client;

import java.lang.reflect.Type;
import java.util.Optional;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.ReferenceTypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.ser.std.ReferenceTypeSerializer;
import com.fasterxml.jackson.databind.type.ReferenceType;
import com.fasterxml.jackson.databind.type.TypeBindings;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.type.TypeModifier;
import com.fasterxml.jackson.databind.util.NameTransformer;

/** {@link Optional} in JSON: empty where a field is absent or null. Jackson has this in a module that the SDK does without. */
final class OptionalModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    OptionalModule() {
        super("optional");
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addTypeModifier(new Modifier());
        context.addDeserializers(new Readers());
        context.addSerializers(new Writers());
    }

    private static final class Modifier extends TypeModifier {

        @Override
        public JavaType modifyType(JavaType type, Type declared, TypeBindings bindings, TypeFactory factory) {
            return type.hasRawClass(Optional.class) && !type.isReferenceType()
                    ? ReferenceType.upgradeFrom(type, type.containedTypeOrUnknown(0))
                    : type;
        }
    }

    private static final class Readers extends Deserializers.Base {

        @Override
        public JsonDeserializer<?> findReferenceDeserializer(ReferenceType type, DeserializationConfig config,
                BeanDescription bean, TypeDeserializer contentType, JsonDeserializer<?> content) {
            return type.hasRawClass(Optional.class) ? new Reader(type, null, contentType, content) : null;
        }
    }

    private static final class Reader extends ReferenceTypeDeserializer<Optional<?>> {

        private static final long serialVersionUID = 1L;

        Reader(JavaType type, ValueInstantiator instantiator, TypeDeserializer contentType, JsonDeserializer<?> content) {
            super(type, instantiator, contentType, content);
        }

        @Override
        protected Reader withResolved(TypeDeserializer contentType, JsonDeserializer<?> content) {
            return new Reader(_fullType, _valueInstantiator, contentType, content);
        }

        @Override
        public Optional<?> getNullValue(DeserializationContext context) {
            return Optional.empty();
        }

        @Override
        public Optional<?> referenceValue(Object contents) {
            return Optional.ofNullable(contents);
        }

        @Override
        public Optional<?> updateReference(Optional<?> reference, Object contents) {
            return Optional.ofNullable(contents);
        }

        @Override
        public Object getReferenced(Optional<?> reference) {
            return reference.orElse(null);
        }
    }

    private static final class Writers extends Serializers.Base {

        @Override
        public JsonSerializer<?> findReferenceSerializer(SerializationConfig config, ReferenceType type, BeanDescription bean,
                TypeSerializer contentType, JsonSerializer<Object> content) {
            return type.hasRawClass(Optional.class) ? new Writer(type, contentType, content) : null;
        }
    }

    private static final class Writer extends ReferenceTypeSerializer<Optional<?>> {

        private static final long serialVersionUID = 1L;

        Writer(ReferenceType type, TypeSerializer contentType, JsonSerializer<Object> content) {
            super(type, false, contentType, content);
        }

        private Writer(Writer base, BeanProperty property, TypeSerializer contentType, JsonSerializer<?> content,
                NameTransformer unwrapper, Object suppressable, boolean suppressNulls) {
            super(base, property, contentType, content, unwrapper, suppressable, suppressNulls);
        }

        @Override
        protected ReferenceTypeSerializer<Optional<?>> withResolved(BeanProperty property, TypeSerializer contentType,
                JsonSerializer<?> content, NameTransformer unwrapper) {
            return new Writer(this, property, contentType, content, unwrapper, _suppressableValue, _suppressNulls);
        }

        @Override
        public ReferenceTypeSerializer<Optional<?>> withContentInclusion(Object suppressable, boolean suppressNulls) {
            return new Writer(this, _property, _valueTypeSerializer, _valueSerializer, _unwrapper, suppressable, suppressNulls);
        }

        @Override
        protected boolean _isValuePresent(Optional<?> value) {
            return value.isPresent();
        }

        @Override
        protected Object _getReferenced(Optional<?> value) {
            return value.orElseThrow();
        }

        @Override
        protected Object _getReferencedIfPresent(Optional<?> value) {
            return value.orElse(null);
        }
    }
}
